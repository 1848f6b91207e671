package dev.espalier.engine.feedback;

import dev.espalier.engine.dispatch.Resolving;
import dev.espalier.engine.loop.Loop;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets states follow feedback that came before the relay's answer was written down, ends the doubt
/// about sends whose answer was lost and that something came back of, and drops old strays. Any
/// number of nodes may do it at once.
public final class FeedbackKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackKeeper.class);
    private static final Duration TIDIES_EVERY = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int MOST_STRAYS = 10_000;

    private final Store store;
    private final FeedbackDesk desk;
    private final Resolving resolving;
    private final InstantSource clock;
    private volatile Instant tidied = Instant.EPOCH;

    public FeedbackKeeper(
            Store store, FeedbackDesk desk, Resolving resolving, InstantSource clock) {
        this.store = store;
        this.desk = desk;
        this.resolving = resolving;
        this.clock = clock;
    }

    /// One turn of the loop; a test takes it itself.
    ///
    /// @return how much it did
    public int turn() {
        var now = clock.instant();
        if (!now.isBefore(tidied.plus(TIDIES_EVERY))) {
            store.run(tx -> tx.feedbacks().forget(now.minus(REMEMBERED), MOST_STRAYS));
            tidied = now;
        }
        return proven() + desk.settle();
    }

    /// Gives sends the result that their feedback waits for. If it cannot, the others' follows all
    /// the same.
    private int proven() {
        try {
            return resolving.settleProven();
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.error("what is proven to have arrived cannot be written down", failed);
            return 0;
        }
    }

    /// Takes turns until the loop is closed.
    public Loop start() {
        return Loop.start("feedback", this::turn);
    }
}
