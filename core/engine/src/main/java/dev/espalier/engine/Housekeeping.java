package dev.espalier.engine;

import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.replay.Once;
import dev.espalier.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;

/// What every node does once a minute so that small tables stay small. Any number of nodes may do
/// it at once.
final class Housekeeping {

    static final Duration EVERY = Duration.ofMinutes(1);

    /// Long after everybody has noticed that the node is dead.
    private static final Duration NODES_REMEMBERED = Duration.ofHours(1);

    private static final Duration WARNINGS_REMEMBERED = Duration.ofDays(90);

    private static final Duration QUOTAS_REMEMBERED = Duration.ofDays(2);
    private static final Duration JOBS_REMEMBERED = Duration.ofDays(14);
    private static final Duration FAILED_JOBS_REMEMBERED = Duration.ofDays(90);
    private static final int JOBS_AT_ONCE = 20_000;

    private static final Duration ATTEMPTS_REMEMBERED = Duration.ofDays(1);

    private Housekeeping() {}

    static void keep(Transaction tx, Instant now) {
        tx.enrolmentGroups().rollUpTally();
        tx.overview().rollUp();
        tx.replays().forget(now.minus(Once.REMEMBERED));
        tx.sends().endForgotten(now);
        tx.warnings().forget(now.minus(WARNINGS_REMEMBERED));
        tx.quotas().forget(now.minus(QUOTAS_REMEMBERED));
        tx.jobs()
                .forget(
                        now.minus(JOBS_REMEMBERED),
                        now.minus(FAILED_JOBS_REMEMBERED),
                        JOBS_AT_ONCE);
        tx.draftingTerms().forgetReservations(now);
        tx.sessions().endOld(now.minus(SignIn.LONGEST), now.minus(SignIn.IDLE));
        tx.signInAttempts().forgetOld(now.minus(ATTEMPTS_REMEMBERED));
        tx.nodes().forget(now.minus(NODES_REMEMBERED));
    }
}
