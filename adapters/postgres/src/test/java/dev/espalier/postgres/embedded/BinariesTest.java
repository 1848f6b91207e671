package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {
    @TempDir Path folder;

    @Test
    void one_that_is_overtaken_while_it_unpacks_takes_the_others_and_leaves_nothing()
            throws Exception {
        var directory = DataDirectory.prepare(folder);

        var binaries =
                Binaries.unpack(directory, false, _ -> SharedDirectory.copyPrograms(directory));

        var version = Command.run(List.of(binaries.program("postgres"), "--version"));
        assertThat(version.output()).endsWith(Binaries.RELEASE);
        try (var files = Files.list(directory.root())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bin-" + Binaries.VERSION, "log");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
    })
    void each_platform_has_its_archive(String os, String arch, String archive) {
        assertThat(Binaries.archiveName(os, arch)).isEqualTo(archive);
    }

    @Test
    void links_keep_their_target_and_files_their_mode() throws IOException {
        unpack(entry("bin/run", '0', 0755, ""), entry("lib/to", '2', 0777, "../bin/run"));

        assertThat(Files.readSymbolicLink(folder.resolve("lib/to"))).hasToString("../bin/run");
        assertThat(folder.resolve("bin/run")).isExecutable();
    }

    @Test
    void names_and_links_that_leave_the_target_are_refused() {
        assertThatThrownBy(() -> unpack(entry("../out", '0', 0644, "")))
                .hasMessageContaining("entry ../out: leaves the archive");
        assertThatThrownBy(() -> unpack(entry("a/link", '2', 0777, "../../out")))
                .hasMessageContaining("entry ../../out: leaves the archive");
        assertThatThrownBy(() -> unpack(entry("/etc/out", '0', 0644, "")))
                .hasMessageContaining("leaves the archive");
    }

    @Test
    void what_the_reader_does_not_know_and_what_ends_early_is_refused() {
        assertThatThrownBy(() -> unpack(entry("a", 'x', 0644, "")))
                .hasMessageContaining("entry a: type x (expected: file, directory");
        assertThatThrownBy(() ->
                        TarArchive.unpack(new ByteArrayInputStream(new byte[100]), folder, false))
                .hasMessageContaining("ends early");
    }

    private void unpack(byte[]... entries) throws IOException {
        var archive = new byte[512 * (entries.length + 1)];
        for (var i = 0; i < entries.length; i++) {
            System.arraycopy(entries[i], 0, archive, 512 * i, 512);
        }
        TarArchive.unpack(new ByteArrayInputStream(archive), folder, false);
    }

    private static byte[] entry(String name, char type, int mode, String link) {
        var header = new byte[512];
        put(header, 0, name);
        put(header, 100, Integer.toOctalString(mode));
        put(header, 124, "0");
        header[156] = (byte) type;
        put(header, 157, link);
        return header;
    }

    private static void put(byte[] header, int offset, String text) {
        var bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
