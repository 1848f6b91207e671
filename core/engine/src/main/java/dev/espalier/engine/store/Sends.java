package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sends on their way, from planned to their final state in the ledger. [Ledger] reads them.
public interface Sends {

    /// @param plannedAt now
    /// @param dueAt when it fell due: what is oldest goes first
    record New(
            int workspace,
            UUID id,
            UUID enrolment,
            String sequence,
            int version,
            StepKey step,
            String contactId,
            String emailId,
            @Nullable String templateId,
            Fingerprint fingerprint,
            @Nullable UUID triggerEvent,
            Instant plannedAt,
            Instant dueAt) {}

    /// In the transaction that moves their enrolments.
    void plan(List<New> sends);

    record EnrolmentKey(int workspace, UUID id) {}

    /// The steps for which the ledger has a row.
    Map<UUID, Set<StepKey>> steps(Collection<EnrolmentKey> enrolments);

    /// Cancels what these enrolments have queued and no relay has begun to see.
    void cancelQueued(List<EnrolmentKey> enrolments, String reason, Instant now);

    /// A send this node holds.
    ///
    /// @param attempt 1 for the first
    /// @param firstAttemptAt what the message's date is taken from at every attempt
    /// @param incarnation when its sequence was created
    record Claimed(
            int workspace,
            UUID id,
            UUID enrolment,
            String sequence,
            int version,
            StepKey step,
            String contactId,
            Fingerprint fingerprint,
            @Nullable UUID triggerEvent,
            int attempt,
            Instant plannedAt,
            Instant firstAttemptAt,
            Instant incarnation) {}

    /// Takes due sends that nobody holds, each workspace up to its share, oldest due first.
    List<Claimed> claim(UUID owner, Instant now, int share);

    /// A claimed send and where its message goes.
    ///
    /// @param address however it is spelled
    record Addressed(Claimed send, String address) {}

    /// The gate: marks as submitting those that may still go (person inside, sequence active,
    /// contact reachable at the address the message is for, text approved as rendered, still ours)
    /// and answers their ids.
    List<UUID> submit(UUID owner, List<Addressed> sends, Instant now);

    /// Gives claimed sends that the gate refused back to the planner: the row goes, the enrolment
    /// is due. One whose enrolment has ended is cancelled. One that may be at the relay already is
    /// kept as in doubt.
    void withdraw(UUID owner, List<Claimed> sends, Instant now);

    /// Takes back what is queued of an email and no relay has begun to see: the planner decides
    /// anew.
    ///
    /// @return how many could not be taken back, because a relay is seeing them
    int recall(int workspace, String email, Instant now);

    /// Lets those go on that [#withdraw] kept as in doubt.
    void resumeDoubtful(int workspace, String sequence, Instant now);

    /// Queues again what this node holds by the table and not in fact; what was submitting is
    /// doubtful.
    ///
    /// @param inHand what it does hold
    void giveBack(UUID owner, Collection<UUID> inHand, Instant now);

    /// What became of an attempt.
    sealed interface Result {
        Claimed send();

        /// A final state: the row moves to the ledger.
        record Final(Claimed send, SendState state, String detail) implements Result {}

        /// Tried again at `at`.
        record Retry(Claimed send, Instant at, String detail) implements Result {}

        /// No answer came after the final dot; tried again with the same bytes at `at`.
        record Doubtful(Claimed send, Instant at, String detail) implements Result {}
    }

    /// Writes results, fenced by owner, attempt and state.
    ///
    /// @return ids of those that were ours to write
    List<UUID> record(UUID owner, List<Result> results, Instant now);

    /// What dead nodes held: claimed rows are queued again, submitting ones are doubtful and queued
    /// again.
    int reap(Instant deadSince, Instant now);
}
