package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MigrationTest {

    @Test
    void an_empty_database_is_brought_up_to_date_and_opening_it_again_changes_nothing() {
        try (var database = TestDatabase.empty()) {
            PostgresStore.open(database.config()).close();
            var applied = database.one("SELECT count(*) FROM schema_history WHERE success");
            PostgresStore.open(database.config()).close();

            assertThat(database.one("SELECT count(*) FROM schema_history"))
                    .isEqualTo(applied)
                    .isNotEqualTo("0");
            assertThat(database.one("SELECT count(*) FROM enrolment")).isEqualTo("0");
        }
    }

    @Test
    void a_database_that_is_not_there_is_said_to_be_unavailable() {
        var nowhere =
                new DatabaseConfig(
                        "jdbc:postgresql://127.0.0.1:1/none",
                        "nobody",
                        "",
                        2,
                        Duration.ofMillis(300));

        assertThatThrownBy(() -> PostgresStore.open(nowhere))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("cannot reach the database");
    }

    @Test
    void the_claim_of_due_enrolments_walks_the_index_of_what_is_due() {
        try (var database = TestDatabase.create()) {
            database.execute(
                    """
                    INSERT INTO workspace (name, sender_email, created_at) VALUES ('w', 'w@example.test', now());
                    INSERT INTO enrolment (workspace_id, id, sequence_id, version, contact_id, reentry_key, status, step_key,
                                           anchor, due_at, enrolled_at)
                    SELECT 1, gen_random_uuid(), 's', 1, 'c' || n, '', 'active', 'a', now(),
                           now() + n * interval '1 minute', now()
                      FROM generate_series(1, 20000) n;
                    ANALYZE enrolment
                    """);
            var plan =
                    database.one(
                            """
                            EXPLAIN (FORMAT JSON)
                            SELECT id FROM enrolment WHERE workspace_id = 1 AND due_at <= now() + interval '1 hour'
                             ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED
                            """);

            assertThat(plan).contains("enrolment_due").doesNotContain("Seq Scan");
        }
    }

    @Test
    void a_page_of_a_sequences_sends_walks_its_own_indexes() {
        try (var database = TestDatabase.create()) {
            database.execute(
                    """
                    INSERT INTO workspace (name, sender_email, created_at) VALUES ('w', 'w@example.test', now());
                    INSERT INTO pending_send (workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id,
                                              email_id, fingerprint, state, due_at, planned_at)
                    SELECT 1, gen_random_uuid(), gen_random_uuid(), 's' || n % 200, 1, 'a', 'c' || n, 'e', '\\x00',
                           'queued', now(), now()
                      FROM generate_series(1, 20000) n;
                    ANALYZE pending_send
                    """);
            var plan =
                    database.one(
                            """
                            EXPLAIN (FORMAT JSON)
                            SELECT * FROM sends
                             WHERE workspace_id = 1 AND sequence_id = 's7' AND id > '00000000-0000-0000-0000-000000000000'
                             ORDER BY id LIMIT 21
                            """);

            assertThat(plan)
                    .contains("pending_send_of_sequence")
                    .doesNotContain("Seq Scan", "\"Sort\"");
        }
    }
}
