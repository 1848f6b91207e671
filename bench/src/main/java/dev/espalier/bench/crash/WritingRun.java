package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Drafts are asked for, and nodes are killed while a model writes them: each is written by a node
/// that lives, and lands once.
record WritingRun(Options options, SlowModel model) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final String LEFT =
            """
            SELECT (SELECT count(*) FROM job WHERE state IN ('queued', 'running'))
                 + (SELECT count(*) FROM email WHERE generation <> 'idle')
            """;

    private static final String NOT_DONE = "SELECT count(*) FROM job WHERE state <> 'done'";

    private static final String NOT_ONCE =
            """
            SELECT count(*) FROM email e
             WHERE (SELECT count(*) FROM draft d
                     WHERE d.workspace_id = e.workspace_id AND d.email_id = e.id AND d.fate = 'landed') <> 1
            """;

    private static final String NOT_ITS_TEXT =
            """
            SELECT count(*) FROM email e
             WHERE NOT EXISTS (SELECT FROM draft d
                                WHERE d.workspace_id = e.workspace_id AND d.email_id = e.id AND d.fate = 'landed'
                                  AND d.subject = e.subject)
            """;

    private static final String CUT_SHORT = "SELECT count(*) FROM job WHERE attempt > 1";

    List<Verdict> run(Stage stage) throws IOException, InterruptedException, SQLException {
        var random = new SplittableRandom(options.seed());
        var client = stage.client();
        int emails = options.sends(Kind.JOBS);
        int kills = options.faults(Kind.JOBS);
        var drafts = drafts(client, emails);
        for (int round = 0; round < kills; round++) {
            ask(client, drafts.subList(emails * round / kills, emails * (round + 1) / kills));
            await(() -> model.thinking() > 0);
            TimeUnit.NANOSECONDS.sleep(random.nextLong(Duration.ofMillis(200).toNanos()));
            var node = stage.nodes().get(random.nextInt(stage.nodes().size()));
            stage.struck(node.kill());
            node.restart();
            stage.awaitReady(node);
        }
        try (var database = stage.database()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (database.one(LEFT) > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
            return verdicts(database, emails, kills);
        }
    }

    private List<Verdict> verdicts(Database database, int emails, int kills) throws SQLException {
        long cut = database.one(CUT_SHORT);
        return List.of(
                none("every job is done", database.one(NOT_DONE), emails + " asked for"),
                none(
                        "every email gets one text",
                        database.one(NOT_ONCE),
                        "%,d answers of the model".formatted(model.asked())),
                none("and shows it", database.one(NOT_ITS_TEXT), ""),
                new Verdict(
                        "the faults really hit",
                        "%,d kills, %,d jobs cut short".formatted(kills, cut),
                        cut >= Math.max(1, kills / 2)
                                ? List.of()
                                : List.of("%,d jobs cut short".formatted(cut))));
    }

    private static Verdict none(String rule, long found, String figure) {
        return new Verdict(
                rule, figure, found == 0 ? List.of() : List.of("%,d are not so".formatted(found)));
    }

    /// Sequences for one contact each.
    ///
    /// @return the ids of their emails
    private static List<String> drafts(Client client, int many)
            throws IOException, InterruptedException {
        var emails = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            var contact =
                    client.insist(
                                    "PUT",
                                    "/api/contacts",
                                    Client.json(Map.of("email", "reader" + i + "@example.com")))
                            .path("id")
                            .asString("");
            client.insist(
                    "POST",
                    "/api/sequences",
                    Client.json(
                            Map.of(
                                    "id",
                                    "writing" + i,
                                    "contactId",
                                    contact,
                                    "emails",
                                    List.of(
                                            Map.of(
                                                    "subject",
                                                    "By hand",
                                                    "html",
                                                    "<p>Hello {{ contact.email }}</p>")))));
            emails.add(
                    client.insist("GET", "/api/sequences/writing" + i + "/emails", "")
                            .path("data")
                            .path(0)
                            .path("id")
                            .asString(""));
        }
        return emails;
    }

    private static void ask(Client client, List<String> emails)
            throws IOException, InterruptedException {
        for (var email : emails) {
            client.insist("POST", "/api/emails/" + email + "/regenerate", "{}");
        }
    }

    private static void await(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }
}
