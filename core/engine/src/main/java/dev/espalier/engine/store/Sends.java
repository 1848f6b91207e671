package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.send.InDoubt;
import dev.espalier.send.SendState;
import dev.espalier.send.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// A message as it was first handed over.
    ///
    /// @param from MAIL FROM
    /// @param to RCPT TO
    /// @param message as the dispatch packed it
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Kept(String from, String to, byte[] message) {}

    /// A send this node holds.
    ///
    /// @param attempt 1 for the first
    /// @param plannedAt what its lateness is counted from
    /// @param firstAttemptAt what the message's date is taken from at every attempt
    /// @param incarnation when its sequence was created
    /// @param deferrals how often a relay said "later", or nothing
    /// @param isDoubtful an earlier attempt got no answer: the message may be there already
    /// @param onDoubt what becomes of it when an answer is lost
    /// @param waited why it has been put off; null: it has not
    /// @param kept what an earlier attempt handed over; null: nothing yet
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
            Instant incarnation,
            int deferrals,
            boolean isDoubtful,
            InDoubt onDoubt,
            @Nullable Waiting waited,
            @Nullable Kept kept) {}

    /// Takes due sends that nobody holds, each workspace up to its share, oldest due first.
    ///
    /// @param onDoubt for those whose sequence says nothing of it
    List<Claimed> claim(UUID owner, InDoubt onDoubt, Instant now, int share);

    /// A claimed send and where its message goes.
    ///
    /// @param address however it is spelled
    /// @param fresh the message, where it was made for this attempt; null: it is kept already
    record Addressed(Claimed send, String address, @Nullable Kept fresh) {}

    /// One that went through the gate in this attempt and has no end yet: this owner still holds
    /// it, or it is doubtful and nobody has begun another attempt. Empty when it is not so.
    Optional<Claimed> handedOver(UUID owner, int workspace, UUID id, int attempt);

    /// The gate: marks as submitting those that may still go (person inside, sequence active,
    /// contact reachable at the address the message is for, text approved as rendered, still ours),
    /// keeps their messages, and answers their ids.
    List<UUID> submit(UUID owner, List<Addressed> sends, Instant now);

    /// Gives claimed sends that the gate refused back to the planner: the row goes, the enrolment
    /// is due. One whose enrolment has ended is cancelled. One that may be at the relay already is
    /// kept as in doubt, or ended by [#endDoubtful].
    void withdraw(UUID owner, List<Claimed> sends, Instant now);

    /// Takes back what is queued of an email and no relay has begun to see: the planner decides
    /// anew.
    ///
    /// @return how many could not be taken back, because a relay is seeing them
    int recall(int workspace, String email, Instant now);

    /// Lets those go on that [#withdraw] kept as in doubt, but for those that wait for a person.
    ///
    /// @return how many
    int resumeDoubtful(int workspace, String sequence, Instant now);

    /// Makes those due that wait for this reason, which may be none any more.
    void lookAgain(int workspace, Waiting why);

    /// The same in every workspace.
    void lookAgain(Waiting why);

    /// Makes as many due of those that wait for the warm-up or for a rate, first those planned
    /// first: so many places became free.
    void moveUp(int workspace, int places);

    /// Cancels those in doubt whose enrolment has ended and that no person is waited for: nobody
    /// would ever look at them again.
    void endDoubtful(Instant now);

    /// The same for whoever waits for a person whose contact is gone: nothing of it is kept.
    void endForgotten(Instant now);

    /// What a sequence's sends do from now on when an answer is lost. With [InDoubt#HOLD] those
    /// that are in doubt and queued wait.
    void decideDoubt(int workspace, String sequence, InDoubt onDoubt);

    /// One that is in doubt.
    ///
    /// @param submittedAt when it was last handed over
    record Doubtful(Claimed send, String emailId, Instant submittedAt, boolean isInside) {}

    /// Locks one that is in doubt; empty when it is not.
    Optional<Doubtful> findDoubtful(int workspace, UUID id);

    /// Locks doubtful ones that nobody holds and of which something has come back.
    List<Doubtful> proven(int limit);

    /// Sends one in doubt once more: the same bytes.
    void resend(int workspace, UUID id, Instant now);

    /// Ends one in doubt, or doubtful and queued again.
    ///
    /// @param acceptedAt when the relay took it; null: it did not
    void settle(
            int workspace,
            UUID id,
            SendState state,
            String detail,
            @Nullable Instant acceptedAt,
            Instant now);

    /// Queues again what this node holds by the table and not in fact; what was submitting is
    /// doubtful.
    ///
    /// @param inHand what it does hold
    void giveBack(UUID owner, Collection<UUID> inHand, Instant now);

    /// What became of an attempt.
    sealed interface Result {
        Claimed send();

        /// A final state: the row moves to the ledger.
        ///
        /// @param isAnswer the relay said so: true even if this attempt was taken from us since, as
        ///   long as nobody has begun another
        record Final(Claimed send, SendState state, String detail, boolean isAnswer)
                implements Result {}

        /// Tried again at `at`.
        ///
        /// @param isDeferral the relay said "later"
        record Retry(Claimed send, Instant at, String detail, boolean isDeferral)
                implements Result {}

        /// Nothing was said of it to any relay: it waits until `at`, for a reason that is none of
        /// its own.
        record PutOff(Claimed send, Instant at, Waiting waiting, String detail) implements Result {}

        /// No answer came after the final dot; tried again with the same bytes at `at`, or in doubt
        /// until a person decides.
        record Doubtful(Claimed send, Instant at, String detail) implements Result {}
    }

    /// Writes results, fenced by owner, attempt and state; an answer by attempt alone.
    ///
    /// @return ids of those that were ours to write
    List<UUID> record(UUID owner, List<Result> results, Instant now);

    /// What dead nodes held: claimed rows are queued again, submitting ones are doubtful and queued
    /// again or wait for a person. Who is dead is told by heartbeats alone.
    int reap(Instant deadSince, Instant now);
}
