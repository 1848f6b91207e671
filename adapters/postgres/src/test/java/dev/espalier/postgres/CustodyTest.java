package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.custody.Custody;
import dev.espalier.engine.custody.Custody.Standing;
import dev.espalier.engine.custody.Witness;
import dev.espalier.refusal.Refused.NotAllowed;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustodyTest {

    private final InstantSource clock = () -> Instant.parse("2026-01-05T09:00:00Z");

    /// A server somewhere, that remembers.
    private static final class Somewhere implements Witness {
        private final String place;
        private boolean isAhead;

        Somewhere(String place) {
            this.place = place;
        }

        @Override
        public Optional<String> place() {
            return Optional.of(place);
        }

        @Override
        public boolean contradicts(UUID term, long position) {
            return isAhead;
        }

        @Override
        public void saw(UUID term, long position) {}
    }

    private Custody custody(PostgresStore store, Witness witness) {
        return new Custody(store, witness, clock);
    }

    private static String why(Standing standing) {
        return standing instanceof Standing.Held(_, var why) ? why : "sends";
    }

    @Test
    void a_database_restored_into_another_sends_nothing_before_a_person_says_so() {
        try (var original = TestDatabase.create()) {
            try (var store = PostgresStore.open(original.config())) {
                assertThat(custody(store, Witness.NONE).maySend()).isTrue();
            }
            try (var copy = original.copy();
                    var store = PostgresStore.open(copy.config())) {
                var custody = custody(store, Witness.NONE);
                assertThat(custody.maySend()).isFalse();
                assertThat(why(custody.look())).contains("restored into another PostgreSQL");
                // Whoever starts next finds it held too.
                assertThat(custody(store, Witness.NONE).maySend()).isFalse();

                custody.confirm("ada");

                assertThat(custody.maySend()).isTrue();
                assertThat(custody(store, Witness.NONE).maySend()).isTrue();
            }
            try (var store = PostgresStore.open(original.config())) {
                assertThat(custody(store, Witness.NONE).maySend()).isTrue();
            }
        }
    }

    @Test
    void a_data_directory_that_was_copied_or_moved_sends_nothing() {
        try (var database = TestDatabase.create();
                var store = PostgresStore.open(database.config())) {
            assertThat(custody(store, new Somewhere("here")).maySend()).isTrue();
            assertThat(custody(store, new Somewhere("here")).maySend()).isTrue();

            var elsewhere = custody(store, new Somewhere("there"));
            assertThat(why(elsewhere.look())).contains("copied or moved");
            elsewhere.confirm("ada");

            assertThat(custody(store, new Somewhere("there")).maySend()).isTrue();
        }
    }

    @Test
    void a_database_that_went_back_sends_nothing() {
        try (var database = TestDatabase.create();
                var store = PostgresStore.open(database.config())) {
            var witness = new Somewhere("here");
            var custody = custody(store, witness);
            assertThat(custody.maySend()).isTrue();

            witness.isAhead = true;

            assertThat(why(custody.look())).contains("earlier state");
            assertThat(custody.maySend()).isFalse();
        }
    }

    @Test
    void there_is_nothing_to_confirm_while_nothing_is_held() {
        try (var database = TestDatabase.create();
                var store = PostgresStore.open(database.config())) {
            var custody = custody(store, Witness.NONE);
            custody.look();
            assertThatThrownBy(() -> custody.confirm("ada")).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void what_a_crash_would_lose_is_not_taken_for_written() throws SQLException {
        try (var database = TestDatabase.create();
                var store = PostgresStore.open(database.config());
                var other = DriverManager.getConnection(database.credentialUrl());
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "CREATE TABLE unfinished AS SELECT repeat('x', 100) FROM generate_series(1, 100)");

            long seen =
                    store.inTransaction(tx -> {
                        try {
                            // In memory alone.
                            statement.execute(
                                    "INSERT INTO unfinished SELECT repeat('y', 100) FROM generate_series(1, 100)");
                        } catch (SQLException failed) {
                            throw new IllegalStateException(failed);
                        }
                        return tx.installations().look().position();
                    });

            assertThat(seen).isLessThanOrEqualTo(flushed(database));
            other.rollback();
        }
    }

    private static long flushed(TestDatabase database) {
        return Long.parseLong(
                database.one("SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint"));
    }
}
