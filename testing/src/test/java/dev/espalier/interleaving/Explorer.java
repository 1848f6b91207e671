package dev.espalier.interleaving;

import dev.espalier.interleaving.Steps.Step;
import dev.espalier.interleaving.World.Doing;
import dev.espalier.interleaving.World.Life;
import dev.espalier.interleaving.World.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks through every world that can be reached, nearest first.
final class Explorer {

    private final Rules rules;
    private final Steps steps;

    /// How each world was reached first.
    private final Map<World, Came> came = new HashMap<>();

    private record Came(@Nullable World from, String by) {}

    private Explorer(Rules rules, int attempts) {
        this.rules = rules;
        this.steps = new Steps(rules, attempts);
    }

    /// What came of it.
    ///
    /// @param worlds how many were reached
    /// @param promise the one that can be broken; empty: none
    /// @param way the steps to where it is, the fewest there are
    record Found(int worlds, String promise, List<String> way) {
        boolean isSafe() {
            return promise.isEmpty();
        }

        /// For people.
        String text() {
            var text = new StringBuilder(promise);
            for (int i = 0; i < way.size(); i++) {
                text.append("\n  ").append(i + 1).append(". ").append(way.get(i));
            }
            return text.toString();
        }
    }

    static Found explore(Rules rules, int attempts, World start) {
        return new Explorer(rules, attempts).explore(start);
    }

    private Found explore(World start) {
        var left = new ArrayDeque<World>();
        came.put(start, new Came(null, ""));
        left.add(start);
        for (var world = left.poll(); world != null; world = left.poll()) {
            var next = steps.from(world);
            var broken = broken(world, next);
            if (!broken.isEmpty()) {
                return new Found(came.size(), broken, way(world));
            }
            for (var step : next) {
                if (came.putIfAbsent(step.next(), new Came(world, step.what())) == null) {
                    left.add(step.next());
                }
            }
        }
        return new Found(came.size(), "", List.of());
    }

    private List<String> way(World end) {
        var way = new ArrayList<String>();
        for (var at = came.get(end); at != null && at.from() != null; at = came.get(at.from())) {
            way.addFirst(at.by());
        }
        return way;
    }

    /// The promise that does not hold here; empty: all hold.
    private String broken(World world, List<Step> next) {
        if (!world.broken().isEmpty()) {
            return world.broken();
        }
        for (int send = 0; send < world.rows().size(); send++) {
            var row = world.row(send);
            if (row.copies() > 1 + row.excuses()) {
                return "G3: send "
                        + send
                        + " arrived twice, and nothing was open when a fault struck";
            }
            if (rules.holdsDoubtful() && row.copies() > 1) {
                return "G3: send " + send + " arrived twice, although what is in doubt is held";
            }
            if (row.state() == State.ACCEPTED && row.copies() == 0) {
                return "G1: the ledger says accepted, the relay has nothing of send " + send;
            }
            if (row.state() == State.WITHDRAWN && row.copies() > 0) {
                return "G1: the relay has send " + send + ", the ledger says it was never sent";
            }
            if (hasTwoHands(world, send)) {
                return "G2: two nodes that live are handing over send " + send;
            }
            if (next.isEmpty() && isLost(world, send)) {
                return "G1: nobody will ever do anything about send " + send;
            }
        }
        return "";
    }

    private static boolean hasTwoHands(World world, int send) {
        int hands = 0;
        for (int node = 0; node < World.NODES; node++) {
            var hand = world.hand(node, send);
            if (world.life(node) == Life.UP
                    && !hand.lapsed()
                    && (hand.isSeenByRelay() || hand.doing() == Doing.PASSED)) {
                hands++;
            }
        }
        return hands > 1;
    }

    private static boolean isLost(World world, int send) {
        return switch (world.row(send).state()) {
            case ACCEPTED, WITHDRAWN, IN_DOUBT -> false;
            // Attempts are counted out in the model alone; and without a node nothing goes on.
            case QUEUED -> world.row(send).attempt() == 0 && world.lives().contains(Life.UP);
            case CLAIMED, SUBMITTING -> world.lives().contains(Life.UP);
        };
    }
}
