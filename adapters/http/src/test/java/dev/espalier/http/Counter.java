package dev.espalier.http;

import dev.espalier.http.Samples.Counted;
import dev.espalier.http.Samples.Counting;
import dev.espalier.http.Samples.Then;
import dev.espalier.http.operation.Feed;
import dev.espalier.http.operation.Tracked;
import dev.espalier.refusal.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Counts, then does as it was told.
final class Counter implements Feed<Counted> {
    private final Samples samples;
    private final Counting asked;
    private final CountDownLatch never = new CountDownLatch(1);
    private int number;

    Counter(Samples samples, Counting asked, int from) {
        this.samples = samples;
        this.asked = asked;
        this.number = from;
    }

    @Override
    public Optional<Tracked<Counted>> next(Duration atMost) throws InterruptedException {
        if (number < asked.upTo()) {
            number++;
            return Optional.of(
                    new Tracked<>(Integer.toString(number), new Counted(number, Samples.NOON)));
        }
        return switch (asked.then()) {
            case END -> Optional.empty();
            case HOLD -> {
                boolean isOpen = never.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
                if (isOpen) {
                    throw new IllegalStateException("nobody opens this");
                }
                yield Optional.empty();
            }
            case REFUSE -> throw new Refused.Conflict("it changed");
            case CRASH -> throw new IllegalStateException("the secret is 42");
        };
    }

    @Override
    public boolean ended() {
        return asked.then() == Then.END;
    }

    @Override
    public void close() {
        samples.feeds.decrementAndGet();
    }
}
