package dev.espalier.interleaving;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One state of everything.
///
/// @param rows the ledger, a row for each send
/// @param hands what each node does with each send, node by node
/// @param lives of the nodes
/// @param faults how many may still strike
/// @param broken the promise that the last step broke; empty: none
record World(
        List<Row> rows,
        List<List<Hand>> hands,
        List<Life> lives,
        Pause pause,
        int faults,
        String broken) {

    static final int NODES = 2;
    static final int NOBODY = -1;

    enum State {
        QUEUED,
        CLAIMED,
        SUBMITTING,
        IN_DOUBT,
        ACCEPTED,
        WITHDRAWN
    }

    /// @param owner the node that holds it
    /// @param copies how many the relay has
    /// @param excuses how often a fault struck while the relay was seeing it
    /// @param awaited the attempt that the pause waits for; 0: none
    record Row(
            State state,
            int owner,
            int attempt,
            boolean doubtful,
            int copies,
            int excuses,
            int awaited) {

        static final Row NEW = new Row(State.QUEUED, NOBODY, 0, false, 0, 0, 0);

        Row is(State next, int by) {
            return new Row(next, by, attempt, doubtful, copies, excuses, awaited);
        }

        Row claimed(int by) {
            return new Row(State.CLAIMED, by, attempt + 1, doubtful, copies, excuses, awaited);
        }

        Row inDoubt(boolean isHeld) {
            var next = isHeld ? State.IN_DOUBT : State.QUEUED;
            return new Row(next, NOBODY, attempt, true, copies, excuses, awaited);
        }

        Row taken() {
            return new Row(state, owner, attempt, doubtful, copies + 1, excuses, awaited);
        }

        Row excused() {
            return new Row(state, owner, attempt, doubtful, copies, excuses + 1, awaited);
        }

        Row awaited(int number) {
            return new Row(state, owner, attempt, doubtful, copies, excuses, number);
        }

        boolean isHeld() {
            return owner != NOBODY;
        }
    }

    enum Doing {
        NOTHING,
        CLAIMED,
        AT_THE_GATE,
        PASSED,
        OPEN,
        TAKEN
    }

    /// @param attempt the one it works on
    /// @param sawPaused what the gate's snapshot says
    /// @param lapsed whether the node was declared dead since it claimed this
    record Hand(Doing doing, int attempt, boolean sawPaused, boolean lapsed) {
        static final Hand EMPTY = new Hand(Doing.NOTHING, 0, false, false);

        Hand goesOn(Doing next) {
            return new Hand(next, attempt, sawPaused, lapsed);
        }

        boolean isSeenByRelay() {
            return doing == Doing.OPEN || doing == Doing.TAKEN;
        }
    }

    enum Life {
        UP,
        /// Stands still; may go on.
        FROZEN,
        DEAD
    }

    enum Pause {
        NOT_YET,
        /// The first of the two: the commit, or in a broken variant the look.
        BEGUN,
        /// Both were done.
        WAITING,
        ANSWERED
    }

    static World of(int sends, int faults) {
        return new World(
                Collections.nCopies(sends, Row.NEW),
                Collections.nCopies(NODES, Collections.nCopies(sends, Hand.EMPTY)),
                Collections.nCopies(NODES, Life.UP),
                Pause.NOT_YET,
                faults,
                "");
    }

    Row row(int send) {
        return rows.get(send);
    }

    Hand hand(int node, int send) {
        return hands.get(node).get(send);
    }

    Life life(int node) {
        return lives.get(node);
    }

    World with(int send, Row row) {
        return new World(changed(rows, send, row), hands, lives, pause, faults, broken);
    }

    World with(int node, int send, Hand hand) {
        return new World(
                rows,
                changed(hands, node, changed(hands.get(node), send, hand)),
                lives,
                pause,
                faults,
                broken);
    }

    World with(int node, Life life) {
        return new World(rows, hands, changed(lives, node, life), pause, faults, broken);
    }

    World with(Pause next) {
        return new World(rows, hands, lives, next, faults, broken);
    }

    World struck() {
        return new World(rows, hands, lives, pause, faults - 1, broken);
    }

    World breaking(String promise) {
        return new World(rows, hands, lives, pause, faults, promise);
    }

    private static <T> List<T> changed(List<T> list, int at, T value) {
        var copy = new ArrayList<>(list);
        copy.set(at, value);
        return List.copyOf(copy);
    }
}
