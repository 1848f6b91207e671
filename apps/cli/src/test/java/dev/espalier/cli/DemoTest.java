package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir Path directory;

    /// The lines that a newcomer pastes, run by a shell as they stand.
    @Test
    void a_newcomer_sees_mail_and_the_lines_to_try_work() throws Exception {
        try (var demo = Espalier.start(directory, Map.of(), "demo", "--port", "0", "--keep", "d")) {
            var url = demo.awaitLine("ready ");
            var remote = new Remote(url, DemoTour.KEY);
            var lines = String.join("\n", DemoTour.lines(url, DemoTour.KEY, Optional.empty()));
            var curls = lines.substring(lines.indexOf("  curl"), lines.indexOf("\n\nCtrl-C"));

            var answers = shell(curls);

            assertThat(answers)
                    .contains("\"status\":\"active\"", "\"name\":\"signed_up\"", "\"data\":[");
            Espalier.await(() -> !remote.get("/mailbox?to=you@example.com").path("data").isEmpty());
            Espalier.await(() -> demo.out().contains("\"Welcome, Ada\""));
            assertThat(remote.get("/review-queue").path("data"))
                    .extracting(draft ->
                            draft.path("emails").asInt() + " " + draft.path("faulty").asInt())
                    .containsExactly("3 0", "3 0", "3 0");
            demo.terminate();
            assertThat(demo.exitCode()).isZero();
        }
    }

    @Test
    void somebody_elses_data_is_not_played_with() {
        var result =
                Espalier.run(
                        SharedDirectory.madeByAServer(),
                        Map.of(),
                        "demo",
                        "--port",
                        "0",
                        "--keep",
                        "data");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "espalier: --keep: data (expected: an empty directory, or that of an earlier demo)\n");
    }

    private String shell(String script) throws Exception {
        var out = Files.createTempFile(directory, "curl", ".txt");
        var process =
                new ProcessBuilder(List.of("/bin/sh", "-c", script))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(out);
    }
}
