package dev.espalier.engine.dispatch;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;

/// When a send is tried again: a pure function of the relay's answer and the attempt.
public final class Retries {

    /// A send that no relay took this long after it was planned has expired.
    public static final Duration MAX_LATENESS = Duration.ofDays(3);

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration RECONNECT = Duration.ofSeconds(5);
    private static final Duration DOUBT = Duration.ofMinutes(1);

    private static final Set<String> DEAD = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    private Retries() {}

    /// 5 minutes, twice as long at each time, at most 4 hours, ±20 %.
    ///
    /// @param times how often the relay said so, this time included
    static Duration afterDeferral(int times, RandomGenerator random) {
        var plain = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
        var bounded = plain.compareTo(LONGEST) > 0 ? LONGEST : plain;
        return Duration.ofMillis((long) (bounded.toMillis() * (0.8 + 0.4 * random.nextDouble())));
    }

    /// Nothing was said of the message: it may go as soon as the relay is there again.
    static Duration afterNoConnection() {
        return RECONNECT;
    }

    /// The relay may have it: time for a late answer to show, then the same bytes again. A relay
    /// that never answers may deliver every one of them, so it is asked ever more rarely.
    static Duration afterDoubt(int times, RandomGenerator random) {
        return times <= 1 ? DOUBT : afterDeferral(times, random);
    }

    static boolean isTooLate(Instant plannedAt, Instant retryAt) {
        return retryAt.isAfter(plannedAt.plus(MAX_LATENESS));
    }

    /// Whether the answer says that the address is dead, not that the message or the sender is
    /// unwelcome (RFC 3463 and RFC 7505: class 5, subject 1, but for the details that speak of the
    /// sender's address; without an enhanced code, RFC 5321's 550, 551 and 553 to RCPT TO, since to
    /// a message they speak of its content).
    static boolean isDeadAddress(Delivery.Rejected rejected) {
        if (rejected.stage() == Stage.MAIL) {
            return false;
        }
        if (!rejected.enhanced().isEmpty()) {
            return DEAD.contains(rejected.enhanced());
        }
        return rejected.stage() == Stage.RCPT
                && (rejected.code() == 550 || rejected.code() == 551 || rejected.code() == 553);
    }
}
