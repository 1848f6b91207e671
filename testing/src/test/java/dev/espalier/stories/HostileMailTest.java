package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.MailReader.Arrival;
import dev.espalier.engine.feedback.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mail that was spoiled, made up or sent to the wrong place.
class HostileMailTest extends FeedbackStory {

    private static final Path SAMPLES =
            Path.of("../adapters/feedback/src/test/resources/dev/espalier/feedback/samples");

    private static List<String> samples() {
        try (var files = Files.list(SAMPLES)) {
            return files.sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file).replace("\n", "\r\n");
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    })
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void receive(byte[] mail) {
        room.receive(new Arrival(Source.SMTP, Optional.of(""), List.of()), mail);
    }

    @Test
    void spoiled_reports_about_one_never_take_another_off() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();
        var template = samples();
        long seed = 44L;
        var random = new Random(seed);
        for (int i = 0; i < 1_500; i++) {
            var text =
                    template.get(random.nextInt(template.size()))
                            // No signature: an attacker has the id of the email, and no more.
                            .replace("snd_01kay5h2ene1x8q3v5zt7m9w2c@espalier.example", idOf())
                            .replace("bounce+TOKEN@espalier.example", "hello@espalier.example")
                            .replace(
                                    "ada@example.test",
                                    random.nextBoolean() ? "ada@example.test" : "bob@example.test");
            receive(spoiled(text, random));
        }

        assertThat(suppressed()).as("seed %d", seed).isEqualTo("ada@example.test bounced");
        assertThat(one("SELECT count(*) FROM enrolment WHERE status = 'active'")).isEqualTo("1");
    }

    private String ada = "";

    private String idOf() {
        if (ada.isEmpty()) {
            ada = idOf("ada@example.test");
        }
        return ada;
    }

    private static byte[] spoiled(String text, Random random) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void a_forged_return_path_matches_nothing() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var path = pathOf("ada@example.test");
        int at = path.indexOf('@') - 3;
        var forged =
                path.substring(0, at)
                        + (path.charAt(at) == 'a' ? 'b' : 'a')
                        + path.substring(at + 1);

        assertThat(room.takes(path)).isTrue();
        assertThat(room.takes(path.toUpperCase(java.util.Locale.ROOT))).isTrue();
        assertThat(room.takes(forged)).isFalse();
        assertThat(room.takes("anybody@elsewhere.test")).isFalse();
    }
}
