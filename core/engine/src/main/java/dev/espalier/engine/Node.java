package dev.espalier.engine;

import dev.espalier.engine.clock.DatabaseClock;
import dev.espalier.engine.jobs.running.Attempts;
import dev.espalier.engine.loop.Loop;
import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node: the engine's turns on loops, its heartbeat, and the housekeeping. Any number of
/// nodes may run on one database.
public final class Node implements AutoCloseable {

    /// A node that has not been heard of for so long is dead.
    static final Duration DEAD_AFTER = Duration.ofSeconds(6);

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration KEEP = Duration.ofSeconds(2);
    private static final int DISPATCHERS = 2;

    /// So many sends are not worth the claims of two.
    private static final int FEW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Engine engine;
    private final DatabaseClock clock;
    private final List<Loop> dispatchers = new ArrayList<>();
    private final Loop advance;
    private final Loop heart;
    private final Loop keeper;
    private volatile Instant beaten = Instant.EPOCH;
    private volatile Instant kept = Instant.EPOCH;
    private volatile Instant silentUntil = Instant.EPOCH;
    private volatile Instant tidied = Instant.EPOCH;

    private Node(Engine engine, DatabaseClock clock) {
        this.engine = engine;
        this.clock = clock;
        beat();
        keep();
        engine.dispatch().begin();
        this.heart = Loop.start("heart", this::beat);
        for (int i = 0; i < DISPATCHERS; i++) {
            dispatchers.add(Loop.of("dispatch-" + i, this::dispatch));
        }
        this.advance = Loop.of("advance", this::advance);
        this.keeper = Loop.start("keeper", this::keep);
        engine.onDue(advance::hint);
        engine.onSends(() -> dispatchers.forEach(Loop::hint));
    }

    public static Node start(Engine engine, DatabaseClock clock) {
        return new Node(engine, clock);
    }

    private Loop.Did advance() {
        var turn = engine.advance().turn();
        if (turn.sends() > FEW) {
            dispatchers.forEach(Loop::hint);
        } else if (turn.sends() > 0) {
            Loop.hintOneOf(dispatchers);
        }
        if (turn.written() > 0) {
            engine.jobBell().ring();
        }
        return Loop.Did.of(turn.planned(), engine.advance().share());
    }

    private Loop.Did dispatch() {
        if (!engine.custody().maySend()) {
            return Loop.Did.NOTHING;
        }
        return engine.dispatch().pass();
    }

    /// Tells the others that this node lives. Nothing else is done here: a heart that waits for
    /// something is taken for a dead one.
    private int beat() {
        if (clock.instant().isBefore(beaten.plus(BEAT))) {
            return 0;
        }
        long begin = engine.lease().now();
        clock.refresh();
        var now = clock.instant();
        // After an outage nobody has been heard of, and those who live need a moment to say so.
        if (!beaten.equals(Instant.EPOCH) && now.isAfter(beaten.plus(DEAD_AFTER.dividedBy(2)))) {
            silentUntil = now.plus(DEAD_AFTER);
        }
        engine.store().run(tx -> tx.nodes().beat(engine.node().id(), engine.node().name(), now));
        engine.lease().renew(begin);
        beaten = now;
        return 0;
    }

    /// Takes over what dead nodes held, and keeps the tables small.
    private int keep() {
        var now = clock.instant();
        if (now.isBefore(kept.plus(KEEP))) {
            return 0;
        }
        engine.custody().look();
        // First, so that what follows is done in a way that suits the tables as they are by now.
        engine.store().measure();
        // One that is itself overdue cannot tell who is.
        boolean reaps =
                !now.isBefore(silentUntil) && !now.isAfter(beaten.plus(DEAD_AFTER.dividedBy(2)));
        // Before they are taken for doubtful.
        engine.dispatch().inherit();
        boolean tidies = !now.isBefore(tidied.plus(Housekeeping.EVERY));
        engine.store()
                .run(tx -> {
                    if (reaps) {
                        int orphans = tx.sends().reap(now.minus(DEAD_AFTER), now);
                        if (orphans > 0) {
                            LOG.warn("queued again {} sends that a dead node held", orphans);
                        }
                        int jobs = tx.jobs().reap(now.minus(DEAD_AFTER), Attempts.MOST, now);
                        if (jobs > 0) {
                            LOG.warn("queued again {} jobs that a dead node held", jobs);
                        }
                    }
                    tx.enrolmentGroups().releaseForgotten(now);
                    tx.sends().endDoubtful(now);
                    tx.sequenceGroups().rollUpTally();
                    if (tidies) {
                        Housekeeping.keep(tx, now);
                    }
                });
        engine.erasing().finish();
        kept = now;
        if (tidies) {
            tidied = now;
        }
        return 0;
    }

    /// Lets every turn that is running end: what was claimed is sent and recorded.
    @Override
    public void close() {
        advance.close();
        dispatchers.forEach(Loop::close);
        keeper.close();
        heart.close();
        try {
            engine.store().run(tx -> tx.nodes().leave(engine.node().id()));
        } catch (Unavailable away) {
            LOG.info("left without saying so: {}", away.getMessage());
        }
    }
}
