package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two server processes on one database share the work; one of them is asked to end in the middle
/// of it.
class TwoServersTest {

    private static final int PEOPLE = 5_000;
    private static final int BATCH = 500;
    private static final String KEY = SharedDirectory.KEY;

    @TempDir Path directory;

    private Espalier serve(TestDatabase database, SmtpSink sink) {
        return Espalier.start(
                directory,
                Map.of(
                        "ESPALIER_HTTP_PORT",
                        "0",
                        "ESPALIER_API_KEY",
                        KEY,
                        "ESPALIER_DATABASE_URL",
                        database.credentialUrl(),
                        "ESPALIER_MAIL_URL",
                        sink.url(),
                        "ESPALIER_MAIL_FROM",
                        "Espalier <hello@espalier.example>"),
                "serve");
    }

    @Test
    void ten_thousand_emails_reach_the_relay_once_each() {
        try (var database = TestDatabase.empty();
                var sink = SmtpSink.start();
                var one = serve(database, sink);
                var other = serve(database, sink)) {
            var leaving = new Remote(one.awaitLine("ready "), KEY);
            var staying = new Remote(other.awaitLine("ready "), KEY);
            makeSequence(staying);
            for (int from = 0; from < PEOPLE; from += BATCH) {
                track(from / BATCH % 2 == 0 ? leaving : staying, from);
            }
            Espalier.await(() -> sink.count() > PEOPLE / 2);

            one.terminate();

            assertThat(one.exitCode()).isZero();
            Espalier.await(() -> completed(staying) == PEOPLE);
            var taken = sink.taken();
            assertThat(taken).hasSize(2 * PEOPLE);
            assertThat(taken)
                    .extracting(mail -> mail.subject() + " " + mail.recipient())
                    .doesNotHaveDuplicates();
            assertThat(taken).extracting(SmtpSink.Taken::messageId).doesNotHaveDuplicates();
            assertThat(Integer.parseInt(database.one("SELECT count(*) FROM send")))
                    .isEqualTo(2 * PEOPLE);
        }
    }

    private static void makeSequence(Remote server) {
        server.send(
                "POST",
                "/sequences",
                Map.of(
                        "id", "pair",
                        "name", "Two mails",
                        "definition",
                                """
                                {"steps": [
                                  {"type": "email", "subject": "first", "body": "Hello."},
                                  {"type": "email", "subject": "second", "body": "Hello again."}]}
                                """,
                        "triggers", List.of(Map.of("type", "event", "eventName", "came"))));
        server.send("POST", "/sequences/pair/approve", Map.of());
    }

    private static void track(Remote server, int from) {
        server.send(
                "POST",
                "/events/batch",
                Map.of(
                        "events",
                        IntStream.range(from, from + BATCH)
                                .mapToObj(
                                        n -> Map.of("name", "came", "email", n + "@people.example"))
                                .toList()));
    }

    private static int completed(Remote server) {
        return server.get("/sequences/pair/status").path("completedCount").asInt(0);
    }
}
