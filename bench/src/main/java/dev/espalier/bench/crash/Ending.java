package dev.espalier.bench.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Waits for the end of a run's work.
///
/// @param hastens whether retries are made due at once, by hand: minutes of back-off show nothing
record Ending(Stage stage, Duration patience, boolean hastens) {

    private static final Duration LOOK = Duration.ofMillis(200);

    private static final String LEFT =
            """
            SELECT (SELECT count(*) FROM enrolment WHERE status = 'active') + (SELECT count(*) FROM pending_send)
            """;

    private static final String MOVING =
            """
            SELECT (SELECT count(*) FROM pending_send WHERE state <> 'in_doubt')
                 + (SELECT count(*) FROM enrolment e WHERE status = 'active' AND NOT sending)
            """;

    /// Retries alone: those that wait for a limit are none of the relay's misdeeds.
    private static final String HASTEN =
            """
            UPDATE pending_send SET due_at = now() WHERE state = 'queued' AND due_at > now() AND waiting IS NULL
            """;

    /// Returns when nothing is left, or when patience ends: the checker then says what is left.
    void await() throws InterruptedException, SQLException {
        awaitNone(LEFT);
    }

    /// The same, with somebody who looks after what is in doubt: what the relay has is marked as
    /// sent, all else is sent again.
    ///
    /// @return how many were resolved
    int awaitResolving() throws IOException, InterruptedException, SQLException {
        int resolved = 0;
        long end = System.nanoTime() + patience.toNanos();
        do {
            awaitNone(MOVING);
            resolved += resolveAll();
        } while (left() > 0 && System.nanoTime() < end);
        return resolved;
    }

    private int resolveAll() throws IOException, InterruptedException {
        var client = stage.client();
        Set<String> taken =
                stage.sink().seen().stream()
                        .filter(seen -> seen.outcome().isTaken())
                        .map(seen -> seen.messageId().replaceAll("@.*", ""))
                        .collect(Collectors.toCollection(HashSet::new));
        var path = "/api/sends?status=in_doubt&limit=100";
        int resolved = 0;
        for (var page = client.insist("GET", path, "").get("data");
                !page.isEmpty();
                page = client.insist("GET", path, "").get("data")) {
            for (var send : page) {
                var id = send.path("id").asString("");
                var as = taken.contains(id) ? "sent" : "resend";
                client.insist("POST", "/api/sends/" + id + "/resolve", "{\"as\":\"" + as + "\"}");
                resolved++;
            }
        }
        return resolved;
    }

    private long left() throws SQLException {
        try (var database = stage.database()) {
            return database.one(LEFT);
        }
    }

    private void awaitNone(String query) throws InterruptedException, SQLException {
        long end = System.nanoTime() + patience.toNanos();
        try (var database = stage.database()) {
            while (database.one(query) > 0 && System.nanoTime() < end) {
                if (hastens) {
                    database.execute(HASTEN);
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
        }
    }
}
