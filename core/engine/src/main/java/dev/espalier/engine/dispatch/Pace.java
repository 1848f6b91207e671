package dev.espalier.engine.dispatch;

import java.time.Duration;
import java.util.function.IntSupplier;

/// How many messages may be under way between the gate and the relay's answer: what the relay takes
/// in a moment, and always as many as it has connections. So a fast relay never waits for the gate,
/// and whoever stops emails never waits for a slow one to work off a queue.
final class Pace {

    /// How much work lies before the relay.
    private static final Duration AHEAD = Duration.ofMillis(50);

    /// How much is claimed at a time.
    private static final Duration CLAIMED = Duration.ofSeconds(2);

    /// How much one answer tells.
    private static final double WEIGHT = 0.02;

    private final IntSupplier connections;
    private final int most;
    private int underway;

    /// Messages a second; 0: nothing is known yet.
    private double rate;

    /// @param connections how many the relay has, at any moment
    /// @param most under way at once, however fast the relay is
    Pace(IntSupplier connections, int most) {
        this.connections = connections;
        this.most = Math.max(most, connections.getAsInt());
    }

    /// For how many it is worth to go on.
    enum Worth {
        /// One at least, and somebody waits until there is room for it.
        WAITING,
        /// One at least.
        ANY,
        /// Half of what may be under way: others are, and a few are not worth a statement.
        MANY
    }

    /// How many of these may pass the gate now; they count as under way until [#answered] or
    /// [#leave].
    synchronized int enter(int wanted, Worth least) {
        int worth = least == Worth.MANY ? Math.min(wanted, Math.max(1, limit() / 2)) : 1;
        while (least == Worth.WAITING && room() < worth) {
            try {
                wait();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
        int granted = room() < worth ? 0 : Math.min(wanted, room());
        underway += granted;
        return granted;
    }

    /// Those that did not go after all.
    synchronized void leave(int some) {
        underway -= some;
        notifyAll();
    }

    /// @return how many are under way, this one among them
    synchronized int underway() {
        return underway;
    }

    /// One has its answer, or none.
    ///
    /// @param beside how many were under way when it began, itself included
    synchronized void answered(long nanos, int beside) {
        // Little's law: what is under way, by how long each is.
        double seen = beside * 1e9 / Math.max(nanos, 1_000);
        rate = rate == 0 ? seen : rate + WEIGHT * (Math.min(seen, 4 * rate) - rate);
        leave(1);
    }

    private int room() {
        return limit() - underway;
    }

    private int limit() {
        int least = Math.max(1, connections.getAsInt());
        return within(AHEAD, least, least);
    }

    /// How many are worth claiming at a time.
    ///
    /// @param share the most
    synchronized int claimable(int share) {
        return Math.min(share, within(CLAIMED, 2 * Math.max(1, connections.getAsInt()), most));
    }

    private int within(Duration time, int least, int unknown) {
        if (rate == 0) {
            return unknown;
        }
        double many = rate * time.toNanos() / 1e9;
        return (int) Math.max(least, Math.min(most, many));
    }
}
