package dev.espalier.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /// A database that is asked for nothing but the time, and takes `slowness` to answer.
    private final class Database implements Store {
        private Instant now = NOON;
        private Duration slowness = Duration.ZERO;

        @Override
        @SuppressWarnings("unchecked") // The only question is for an instant.
        public <T> T inTransaction(Function<Transaction, T> work) {
            ticks += slowness.toNanos() / 2;
            var answer = now;
            ticks += slowness.toNanos() / 2;
            return (T) answer;
        }
    }

    private long ticks = 1_000;
    private final Database database = new Database();
    private final DatabaseClock clock = DatabaseClock.of(database, () -> ticks);

    private void pass(Duration here, Duration there) {
        ticks += here.toNanos();
        database.now = database.now.plus(there);
    }

    @Test
    void it_goes_on_by_the_ticks_of_the_process_between_two_measurements() {
        pass(Duration.ofSeconds(2), Duration.ofSeconds(2));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void a_clock_that_is_late_catches_up_at_once() {
        pass(Duration.ofSeconds(2), Duration.ofSeconds(5));

        assertThat(clock.refresh()).isEqualTo(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void a_clock_that_is_ahead_stands_until_the_database_has_caught_up_and_goes_on_with_it() {
        pass(Duration.ofSeconds(5), Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));

        assertThat(clock.refresh()).isEqualTo(Duration.ofSeconds(-3));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
        pass(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
        pass(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void a_difference_that_a_slow_answer_explains_changes_nothing() {
        pass(Duration.ofSeconds(2), Duration.ofSeconds(2));
        database.slowness = Duration.ofSeconds(4);
        database.now = database.now.plusSeconds(1);

        clock.refresh();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void it_shows_microseconds_as_the_database_keeps_them() {
        ticks += 1_999;

        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_000));
    }
}
