package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.store.InFlight.Attempt;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Sends.EnrolmentKey;
import dev.espalier.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The queue held one email when PostgreSQL thought of how to do a statement, kept that plan, and
/// thousands of emails came at once. What a statement picks must not be looked for again for every
/// row there is: ten seconds were seen for ten thousand emails, and nothing is swept up meanwhile.
class KeptPlanTest extends StoreTest {

    private static final int MANY = 1_000;

    /// After so many times PostgreSQL keeps a plan: five until the driver prepares the statement,
    /// five until one for all parameters is tried.
    private static final int OFTEN = 12;

    private static final List<String> TABLES =
            List.of(
                    "pending_send",
                    "enrolment",
                    "enrolment_tally",
                    "sequence_tally",
                    "send_tally_line");

    private static final String SCANS =
            """
            SELECT sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)) FROM pg_stat_xact_user_tables
             WHERE relname = ANY (:tables)
            """;

    enum Statement {
        END_DOUBTFUL,
        END_FORGOTTEN,
        TAKE_BACK,
        TAKE_BACK_ATTEMPTS,
        CANCEL_QUEUED,
        MOVE_UP,
        CANCEL_CONTACT,
        ROLL_UP_ENROLMENTS,
        ROLL_UP_SEQUENCES,
        ROLL_UP_SENDS
    }

    private void say(Statement statement, Transaction tx) {
        var now = clock.instant();
        switch (statement) {
            case END_DOUBTFUL -> tx.sends().endDoubtful(now);
            case END_FORGOTTEN -> new Doubts(handle(tx)).endForgotten(now);
            case TAKE_BACK -> tx.inFlight().takeBack(new Scope.Sequence(workspace, "seq_a"));
            case TAKE_BACK_ATTEMPTS -> {
                var nobodys = List.of(new Attempt(new UUID(0, 0), 1));
                tx.inFlight().takeBack(workspace, nobodys);
            }
            case ROLL_UP_ENROLMENTS -> tx.enrolmentGroups().rollUpTally();
            case ROLL_UP_SEQUENCES -> tx.sequenceGroups().rollUpTally();
            case ROLL_UP_SENDS -> tx.overview().rollUp();
            case CANCEL_QUEUED -> {
                var nobody = List.of(new EnrolmentKey(workspace, new UUID(0, 0)));
                tx.sends().cancelQueued(nobody, "gone", now);
            }
            case MOVE_UP -> tx.sends().moveUp(workspace, 10);
            case CANCEL_CONTACT ->
                    tx.enrolmentGroups()
                            .cancelContact(workspace, Optional.empty(), "con_none", "gone", now);
        }
    }

    private static Handle handle(Transaction tx) {
        return ((PostgresTransaction) tx).handle();
    }

    @BeforeEach
    void the_queue_is_nearly_empty() {
        TABLES.forEach(table -> {
            database.execute("DELETE FROM " + table);
            database.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
        });
        store.run(tx -> come(handle(tx), 0, 1));
        TABLES.forEach(table -> database.execute("VACUUM (FULL, ANALYZE) " + table));
    }

    private void come(Handle handle, int from, int to) {
        insert(
                handle,
                from,
                to,
                """
                INSERT INTO enrolment (workspace_id, id, sequence_id, version, contact_id, reentry_key, status, step_key,
                                       anchor, enrolled_at, sending)
                SELECT :workspace, md5('e' || n)::uuid, 'seq_a', 1, 'con_' || n, '', 'active', 'a', now(), now(), true
                """);
        insert(
                handle,
                from,
                to,
                """
                INSERT INTO pending_send (workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id,
                                          email_id, fingerprint, state, due_at, planned_at)
                SELECT :workspace, md5('p' || n)::uuid, md5('e' || n)::uuid, 'seq_a', 1, 'a', 'con_' || n, 'eml_a', '',
                       'queued', now(), now()
                """);
        insert(
                handle,
                from,
                to,
                "INSERT INTO enrolment_tally SELECT :workspace, 'seq_a', 1, 1, 0, 0, 0");
        insert(handle, from, to, "INSERT INTO sequence_tally SELECT :workspace, 'active', 1");
        insert(
                handle,
                from,
                to,
                "INSERT INTO send_tally_line SELECT :workspace, now(), 'accepted', 1");
    }

    private void insert(Handle handle, int from, int to, String rows) {
        handle.createUpdate(rows + " FROM generate_series(:from, :to) AS n")
                .bind("workspace", workspace)
                .bind("from", from)
                .bind("to", to - 1)
                .execute();
    }

    @ParameterizedTest
    @EnumSource
    void what_it_picks_is_looked_for_once(Statement statement) {
        long scans =
                store.inTransaction(tx -> {
                    for (int i = 0; i < OFTEN; i++) {
                        say(statement, tx);
                    }
                    come(handle(tx), 1, MANY);
                    long before = scans(tx);
                    say(statement, tx);
                    return scans(tx) - before;
                });
        assertThat(scans).isLessThan(50);
    }

    private static long scans(Transaction tx) {
        return handle(tx)
                .createQuery(SCANS)
                .bindArray("tables", String.class, TABLES)
                .mapTo(Long.class)
                .one();
    }
}
