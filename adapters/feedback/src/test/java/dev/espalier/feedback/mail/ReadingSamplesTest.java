package dev.espalier.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.MailReader.Arrival;
import dev.espalier.engine.feedback.Reading;
import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.Source;
import dev.espalier.feedback.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What mail turns out to be.
class ReadingSamplesTest {

    private static final String ADA = "ada@example.test";

    private static Reading read(byte[] bytes) {
        return new MailParser().read(new Arrival(Source.IMAP, Optional.empty(), List.of()), bytes);
    }

    private static Reading read(String name) {
        return read(Samples.text(name).getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> names() {
        return Samples.names().stream();
    }

    private static String kind(String name) {
        return switch (name.substring(0, name.indexOf('-'))) {
            case "hard" -> "hard_bounce";
            case "auto" -> "auto_reply";
            case "own" -> "reply";
            default -> name.substring(0, name.indexOf('-'));
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_sample_is_what_its_name_says(String name) {
        switch (read(name)) {
            case Reading.Reports(var reports) -> {
                assertThat(reports).hasSize(1);
                var report = reports.getFirst();
                assertThat(report.feedback().kind().word()).isEqualTo(kind(name));
                assertThat(report.evidence().messageIds())
                        .contains(Samples.SEND + "@espalier.example");
            }
            case Reading.Unclear unclear -> assertThat(unclear.kind()).isEqualTo(kind(name));
            case Reading.Nothing _ -> assertThat(kind(name)).isEqualTo("nothing");
            case Reading.WayOut _ -> assertThat(name).isEmpty();
        }
    }

    @Test
    void a_report_names_its_recipient_and_the_return_path() {
        assertThat(reports("hard-postfix").getFirst().evidence())
                .satisfies(evidence -> {
                    assertThat(evidence.recipients()).containsExactly(ADA);
                    assertThat(evidence.returnPaths()).contains(Samples.RETURN_PATH);
                    assertThat(evidence.isShared()).isFalse();
                });
    }

    @Test
    void a_report_of_two_recipients_is_two_and_neither_goes_by_the_return_path_alone() {
        var two =
                Samples.text("hard-postfix")
                        .replace(
                                "Final-Recipient: rfc822; " + ADA,
                                "Final-Recipient: rfc822; bob@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
                                        + "Final-Recipient: rfc822; "
                                        + ADA);

        var told = (Reading.Reports) read(two.getBytes(StandardCharsets.UTF_8));

        assertThat(told.reports()).hasSize(2);
        assertThat(told.reports()).allMatch(report -> report.evidence().isShared());
    }

    @Test
    void the_token_of_a_mail_that_unsubscribes_is_read() {
        var mail =
                "From: ada@example.test\r\nTo: bounce@espalier.example\r\nSubject: unsubscribe abcdefghijklmnop_-\r\n\r\n";

        assertThat(read(mail.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Reading.WayOut.class,
                        out -> assertThat(out.token()).isEqualTo("abcdefghijklmnop_-"));
    }

    @Test
    void nesting_without_end_ends() {
        var deep = new StringBuilder("Return-Path: <>\r\n");
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n");
            deep.append("--b").append(i).append("\r\n");
        }

        assertThat(read(deep.toString().getBytes(StandardCharsets.UTF_8))).isNotNull();
    }

    @Test
    void a_huge_line_and_a_million_headers_end_soon() {
        var line = "Subject: " + "a@".repeat(400_000) + "\r\nFrom: x\r\n\r\nhi";
        var many = "X: y\r\n".repeat(160_000) + "\r\nhi";
        long begun = System.nanoTime();

        assertThat(read(line.getBytes(StandardCharsets.UTF_8))).isNotNull();
        assertThat(read(many.getBytes(StandardCharsets.UTF_8))).isNotNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void ten_thousand_mutations_are_read_to_an_answer_and_name_nobody_but_whom_they_hold() {
        long seed = 20_261_123L;
        var random = new Random(seed);
        var names = Samples.names();
        for (int i = 0; i < 10_000; i++) {
            var name = names.get(random.nextInt(names.size()));
            var mutant = Mutations.of(Samples.text(name), Samples.text("hard-qmail"), random);
            var text = new String(mutant, StandardCharsets.UTF_8);
            var reading = read(mutant);
            if (reading instanceof Reading.Reports(var reports)) {
                for (var report : reports) {
                    assertThat(report.evidence().recipients())
                            .as("seed %d, mutation %d of %s", seed, i, name)
                            .allMatch(one ->
                                    text.toLowerCase(Locale.ROOT)
                                            .contains(one.toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private static List<Report> reports(String name) {
        return ((Reading.Reports) read(name)).reports();
    }
}
