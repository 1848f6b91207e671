package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TypeScript judges the published types: `good.ts` compiles whole, every marked line of `bad.ts`
/// is an error, with the oldest and the newest tRPC client that are promised. Passed over where
/// there is no Node.js.
class TypedClientTest {

    private static final Path ROUTER = Path.of("..", "sdk", "router");
    private static final Path PROGRAMS = ROUTER.resolve("test");
    private static final Path ROOM = Path.of("target", "typed-client");
    private static final List<String> CLIENTS = List.of("newest", "oldest");
    private static final long PATIENCE_SECONDS = 100;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        assumeTrue(onPath("node") && onPath("npm"), "Node.js is not there: types are not judged");
        copy(PROGRAMS, ROOM, "tsconfig.json", "tsconfig.bundler.json", "tsconfig.nodenext.json");
        installDependencies();
        for (var client : CLIENTS) {
            copy(PROGRAMS, ROOM.resolve(client), "good.ts", "bad.ts", "commonjs.cts");
            layPackage(ROOM.resolve(client, "node_modules", "@espalier", "router"));
        }
    }

    private static void installDependencies() throws IOException, InterruptedException {
        var wanted = Files.readString(PROGRAMS.resolve("package-lock.json"));
        var installed = ROOM.resolve("installed.json");
        if (Files.exists(installed) && Files.readString(installed).equals(wanted)) {
            return;
        }
        copy(PROGRAMS, ROOM, "package.json", "package-lock.json");
        for (var client : CLIENTS) {
            copy(PROGRAMS.resolve(client), ROOM.resolve(client), "package.json");
        }
        var npm = run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        assertThat(npm.status()).as(npm.output()).isZero();
        Files.writeString(installed, wanted);
    }

    /// As npm would install it, the copy for CommonJS included.
    private static void layPackage(Path installed) throws IOException {
        copy(ROUTER, installed, "package.json", "index.d.ts");
        Files.writeString(
                installed.resolve("index.d.cts"), Files.readString(ROUTER.resolve("index.d.ts")));
    }

    private static void copy(Path from, Path to, String... names) throws IOException {
        Files.createDirectories(to);
        for (var name : names) {
            Files.writeString(to.resolve(name), Files.readString(from.resolve(name)));
        }
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// @param output of both streams
    private record Ended(int status, String output) {}

    private static Ended run(String... command) throws IOException, InterruptedException {
        var output = ROOM.resolve(command[0] + ".log");
        var process =
                new ProcessBuilder(command)
                        .directory(ROOM.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodenext", "bundler"})
    void a_typed_client_may_do_what_is_right_and_nothing_else(String resolution) throws Exception {
        var tsc =
                run(
                        "node",
                        Path.of("node_modules", "typescript", "bin", "tsc").toString(),
                        "--project",
                        "tsconfig." + resolution + ".json");

        assertThat(tsc.output()).isEmpty();
        assertThat(tsc.status()).isZero();
    }
}
