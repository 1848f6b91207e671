package dev.espalier.interleaving;

import dev.espalier.interleaving.World.Doing;
import dev.espalier.interleaving.World.Hand;
import dev.espalier.interleaving.World.Life;
import dev.espalier.interleaving.World.Pause;
import dev.espalier.interleaving.World.Row;
import dev.espalier.interleaving.World.State;
import java.util.ArrayList;
import java.util.List;

/// Every step that can be taken in a world.
///
/// @param attempts how often a send is claimed at most: without an end there would be no end
record Steps(Rules rules, int attempts) {

    /// @param what for people
    record Step(String what, World next) {}

    List<Step> from(World world) {
        var steps = new ArrayList<Step>();
        for (int node = 0; node < World.NODES; node++) {
            lives(world, node, steps);
            for (int send = 0; send < world.rows().size(); send++) {
                if (world.life(node) == Life.UP) {
                    works(world, node, send, steps);
                }
            }
        }
        pauses(world, steps);
        return steps;
    }

    private void lives(World world, int node, List<Step> steps) {
        var name = name(node);
        switch (world.life(node)) {
            case UP -> {
                if (world.faults() > 0) {
                    var struck = excused(world, node).struck();
                    steps.add(new Step(name + " stands still", struck.with(node, Life.FROZEN)));
                    steps.add(
                            new Step(
                                    name + " is killed",
                                    emptied(struck.with(node, Life.DEAD), node)));
                }
            }
            case FROZEN -> {
                steps.add(new Step(name + " goes on", world.with(node, Life.UP)));
                reaps(world, node, steps);
            }
            case DEAD -> reaps(world, node, steps);
        }
    }

    /// What the relay was just seeing may arrive again, and nothing else.
    private static World excused(World world, int node) {
        var next = world;
        for (int send = 0; send < world.rows().size(); send++) {
            if (world.hand(node, send).isSeenByRelay()) {
                next = next.with(send, next.row(send).excused());
            }
        }
        return next;
    }

    private static World emptied(World world, int node) {
        var next = world;
        for (int send = 0; send < world.rows().size(); send++) {
            next = next.with(node, send, Hand.EMPTY);
        }
        return next;
    }

    /// The reaper judges by liveness: whoever stands still is dead to it. It needs another to run
    /// it.
    private void reaps(World world, int node, List<Step> steps) {
        if (world.life(1 - node) != Life.UP) {
            return;
        }
        var next = world;
        boolean isAnyHeld = false;
        for (int send = 0; send < world.rows().size(); send++) {
            var row = world.row(send);
            if (row.owner() == node) {
                isAnyHeld = true;
                next =
                        next.with(
                                send,
                                row.state() == State.SUBMITTING
                                        ? row.inDoubt(rules.holdsDoubtful())
                                        : row.is(State.QUEUED, World.NOBODY));
            }
            var hand = world.hand(node, send);
            if (hand.doing() != Doing.NOTHING) {
                next =
                        next.with(
                                node,
                                send,
                                new Hand(hand.doing(), hand.attempt(), hand.sawPaused(), true));
            }
        }
        if (isAnyHeld) {
            steps.add(new Step("the reaper takes over what " + name(node) + " held", next));
        }
    }

    private void works(World world, int node, int send, List<Step> steps) {
        var hand = world.hand(node, send);
        var row = world.row(send);
        var who = name(node) + ", send " + send + ": ";
        switch (hand.doing()) {
            case NOTHING -> {
                if (row.state() == State.QUEUED && row.attempt() < attempts) {
                    var claimed = row.claimed(node);
                    var next =
                            world.with(send, claimed)
                                    .with(
                                            node,
                                            send,
                                            new Hand(
                                                    Doing.CLAIMED,
                                                    claimed.attempt(),
                                                    false,
                                                    false));
                    steps.add(new Step(who + "claims", next));
                }
            }
            case CLAIMED -> {
                boolean saw = rules.gateRechecks() && isPaused(world);
                var looked = new Hand(Doing.AT_THE_GATE, hand.attempt(), saw, hand.lapsed());
                steps.add(
                        new Step(
                                who + "the gate sees the sequence " + (saw ? "paused" : "active"),
                                world.with(node, send, looked)));
            }
            case AT_THE_GATE -> steps.add(gate(world, node, send, who));
            case PASSED ->
                    steps.add(
                            isStopped(hand)
                                    ? withheld(world, node, send, who)
                                    : new Step(
                                            who + "MAIL FROM",
                                            checked(
                                                    world.with(
                                                            node, send, hand.goesOn(Doing.OPEN)))));
            case OPEN ->
                    steps.add(
                            isStopped(hand)
                                    ? withheld(world, node, send, who)
                                    : new Step(
                                            who + "the final dot; the relay takes it",
                                            checked(
                                                    world.with(send, row.taken())
                                                            .with(
                                                                    node,
                                                                    send,
                                                                    hand.goesOn(Doing.TAKEN)))));
            case TAKEN -> answers(world, node, send, steps);
        }
    }

    private boolean isStopped(Hand hand) {
        return rules.permitsRunOut() && hand.lapsed();
    }

    /// The fence is always there for the row's own columns; see the package's essay.
    private Step gate(World world, int node, int send, String who) {
        var hand = world.hand(node, send);
        var row = world.row(send);
        if (!isOurs(row, node, hand) || !isClaimed(row)) {
            return new Step(who + "the gate finds it lost", world.with(node, send, Hand.EMPTY));
        }
        if (hand.sawPaused()) {
            // What may be there already must not look as if it had never been sent.
            var back =
                    row.doubtful()
                            ? row.is(State.IN_DOUBT, World.NOBODY)
                            : row.is(State.WITHDRAWN, World.NOBODY);
            return new Step(
                    who + "the gate refuses it",
                    world.with(send, back).with(node, send, Hand.EMPTY));
        }
        var marked = rules.marksBefore() ? row.is(State.SUBMITTING, node) : row;
        return new Step(
                who + "the gate lets it pass",
                world.with(send, marked).with(node, send, hand.goesOn(Doing.PASSED)));
    }

    private boolean isOurs(Row row, int node, Hand hand) {
        return !rules.isFenced() || (row.owner() == node && row.attempt() == hand.attempt());
    }

    /// Without the fence nothing but the end of it all is minded.
    private boolean isClaimed(Row row) {
        return rules.isFenced()
                ? row.state() == State.CLAIMED
                : row.state() != State.ACCEPTED && row.state() != State.WITHDRAWN;
    }

    private static Step withheld(World world, int node, int send, String who) {
        return new Step(who + "the permit ran out", world.with(node, send, Hand.EMPTY));
    }

    private void answers(World world, int node, int send, List<Step> steps) {
        var hand = world.hand(node, send);
        var row = world.row(send);
        var who = name(node) + ", send " + send + ": ";
        boolean isOurs = isOurs(row, node, hand) && row.state() != State.WITHDRAWN;
        var done = world.with(node, send, Hand.EMPTY);
        steps.add(
                new Step(
                        who
                                + (isOurs
                                        ? "writes down that it was accepted"
                                        : "may not write its result"),
                        isOurs ? done.with(send, row.is(State.ACCEPTED, World.NOBODY)) : done));
        if (world.faults() > 0) {
            var lost = done.struck();
            var doubtful = row.excused().inDoubt(rules.holdsDoubtful());
            steps.add(
                    new Step(
                            who + "the answer is lost",
                            isOurs && row.state() != State.ACCEPTED
                                    ? lost.with(send, doubtful)
                                    : lost.with(send, row.excused())));
        }
    }

    /// The relay saw something: was that still allowed?
    private static World checked(World world) {
        return world.pause() == Pause.ANSWERED
                ? world.breaking("G4: seen after the pause was answered")
                : world;
    }

    private boolean isPaused(World world) {
        return switch (world.pause()) {
            case NOT_YET -> false;
            case BEGUN -> rules.looksAfterCommit();
            case WAITING, ANSWERED -> true;
        };
    }

    private void pauses(World world, List<Step> steps) {
        switch (world.pause()) {
            case NOT_YET ->
                    steps.add(
                            rules.looksAfterCommit()
                                    ? new Step("the pause commits", world.with(Pause.BEGUN))
                                    : new Step("the pause looks", looked(world).with(Pause.BEGUN)));
            case BEGUN -> {
                if (rules.looksAfterCommit()) {
                    takesBack(world, steps);
                    steps.add(new Step("the pause looks", looked(world).with(Pause.WAITING)));
                } else {
                    steps.add(new Step("the pause commits", world.with(Pause.WAITING)));
                }
            }
            case WAITING -> {
                takesBack(world, steps);
                if (!rules.waits() || world.rows().stream().noneMatch(Steps::isAwaited)) {
                    steps.add(new Step("the pause is answered", world.with(Pause.ANSWERED)));
                }
            }
            case ANSWERED -> {}
        }
    }

    /// What is claimed and has not passed the gate need not be waited for; it may be, too.
    private static void takesBack(World world, List<Step> steps) {
        var next = world;
        for (int send = 0; send < world.rows().size(); send++) {
            var row = world.row(send);
            if (row.state() == State.CLAIMED) {
                next = next.with(send, row.is(State.QUEUED, World.NOBODY));
            }
        }
        if (!next.equals(world)) {
            steps.add(new Step("the pause takes back what is claimed", next));
        }
    }

    private static World looked(World world) {
        var next = world;
        for (int send = 0; send < world.rows().size(); send++) {
            var row = world.row(send);
            next = next.with(send, row.awaited(row.isHeld() ? row.attempt() : 0));
        }
        return next;
    }

    /// A later attempt passes the gate after the change, or not at all.
    private static boolean isAwaited(Row row) {
        return row.awaited() != 0 && row.isHeld() && row.attempt() == row.awaited();
    }

    private static String name(int node) {
        return node == 0 ? "one" : "two";
    }
}
