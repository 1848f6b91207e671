package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Where TypeScript programs are compiled and run against the published type of the router, with
/// the oldest and the newest tRPC client that are promised. Their dependencies are installed once.
final class NodeRoom {

    static final List<String> CLIENTS = List.of("newest", "oldest");

    private static final Path ROUTER = Path.of("..", "sdk", "router");
    private static final Path PROGRAMS = ROUTER.resolve("test");
    private static final Path ROOM = Path.of("target", "typed-client");
    private static final long PATIENCE_SECONDS = 100;

    private NodeRoom() {}

    /// Passes the tests over where there is no Node.js.
    static void open() throws IOException, InterruptedException {
        assumeTrue(onPath("node") && onPath("npm"), "Node.js is not there: types are not judged");
        copy(
                PROGRAMS,
                ROOM,
                "tsconfig.json",
                "tsconfig.bundler.json",
                "tsconfig.document.json",
                "tsconfig.nodenext.json");
        install();
        for (var client : CLIENTS) {
            copy(
                    PROGRAMS,
                    ROOM.resolve(client),
                    "good.ts",
                    "bad.ts",
                    "commonjs.cts",
                    "document.ts");
            layPackage(ROOM.resolve(client, "node_modules", "@espalier", "router"));
        }
    }

    private static void install() throws IOException, InterruptedException {
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

    static boolean onPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// @param output of both streams
    record Ended(int status, String output) {}

    /// The compiler.
    static Ended tsc(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add("node");
        command.add(Path.of("node_modules", "typescript", "bin", "tsc").toString());
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    static Ended run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    static Ended run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        return run(ROOM, environment, command);
    }

    static Ended run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(Path.of("target"), "ran", ".log");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
