package dev.espalier.interleaving;

/// What the steps of the model keep to.
///
/// @param looksAfterCommit a pause looks who is held after its change was committed; false: before
/// @param gateRechecks the gate looks whether the sequence is active
/// @param waits a pause waits for whoever is held
/// @param isFenced a write takes effect for whoever still holds the attempt alone
/// @param permitsRunOut a node that stood still for so long that it was declared dead says nothing
///   more of what it held
/// @param marksBefore submitting is committed before MAIL FROM; false: with the result alone
/// @param holdsDoubtful what is in doubt waits for a person; false: it is sent again
record Rules(
        boolean looksAfterCommit,
        boolean gateRechecks,
        boolean waits,
        boolean isFenced,
        boolean permitsRunOut,
        boolean marksBefore,
        boolean holdsDoubtful) {

    static final Rules OURS = new Rules(true, true, true, true, true, true, false);

    Rules holding() {
        return new Rules(
                looksAfterCommit, gateRechecks, waits, isFenced, permitsRunOut, marksBefore, true);
    }

    Rules lookingBeforeCommit() {
        return new Rules(
                false, gateRechecks, waits, isFenced, permitsRunOut, marksBefore, holdsDoubtful);
    }

    Rules withoutRecheck() {
        return new Rules(
                looksAfterCommit,
                false,
                waits,
                isFenced,
                permitsRunOut,
                marksBefore,
                holdsDoubtful);
    }

    Rules withoutWait() {
        return new Rules(
                looksAfterCommit,
                gateRechecks,
                false,
                isFenced,
                permitsRunOut,
                marksBefore,
                holdsDoubtful);
    }

    Rules withoutFence() {
        return new Rules(
                looksAfterCommit,
                gateRechecks,
                waits,
                false,
                permitsRunOut,
                marksBefore,
                holdsDoubtful);
    }

    Rules withEndlessPermits() {
        return new Rules(
                looksAfterCommit, gateRechecks, waits, isFenced, false, marksBefore, holdsDoubtful);
    }

    Rules markingAfterwards() {
        return new Rules(
                looksAfterCommit,
                gateRechecks,
                waits,
                isFenced,
                permitsRunOut,
                false,
                holdsDoubtful);
    }
}
