package dev.espalier.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Lease lease = new Lease(Duration.ofSeconds(4), nanos::get);

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_process_that_stood_still_may_do_nothing_until_it_was_heard_of_again() {
        lease.renew(lease.now());
        passes(Duration.ofMillis(3_999));
        assertThat(lease.holds()).isTrue();

        passes(Duration.ofMillis(1));
        assertThat(lease.holds()).isFalse();

        lease.renew(lease.now());
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void it_counts_from_before_the_heartbeat_not_from_when_it_was_written() {
        long before = lease.now();
        passes(Duration.ofSeconds(5));
        lease.renew(before);

        assertThat(lease.holds()).isFalse();
    }

    @Test
    void who_has_no_heart_may_always() {
        passes(Duration.ofDays(1));

        assertThat(lease.holds()).isTrue();
    }
}
