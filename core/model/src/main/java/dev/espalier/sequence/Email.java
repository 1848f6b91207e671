package dev.espalier.sequence;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one email step of one version says, and how far its review is.
///
/// An approval is of a text: whatever changes the text takes it back to a draft.
///
/// @param ordinal its place among the sequence's emails, from 0
/// @param person whom it was written for; empty: whoever comes to its step gets it
/// @param template what it was taken from; empty when it was written for itself
/// @param wording as its author wrote it
/// @param fingerprint of the text as it stands; empty while there is none
/// @param edited whether a person changed the text by hand since it was drafted
/// @param approval empty while it is a draft
/// @param generation whether a new draft is being written
/// @param problem why the last attempt came to nothing; empty while [Generation] is not failed
/// @param instruction what whoever sent it back or asked for another draft wants changed
/// @param scheduledAt a fixed time that wins over the step's delay; null when there is none
/// @param revision counts its changes, from 1
public record Email(
        int workspace,
        String id,
        String sequenceId,
        int version,
        StepKey step,
        int ordinal,
        Optional<Person> person,
        Optional<FromTemplate> template,
        Wording wording,
        Optional<Fingerprint> fingerprint,
        boolean edited,
        Optional<Approval> approval,
        Generation generation,
        Optional<String> problem,
        Optional<String> instruction,
        @Nullable Instant scheduledAt,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    /// One person on their way through the sequence.
    public record Person(UUID enrolment, String contactId) {}

    /// Which template, as it was then.
    public record FromTemplate(String id, int version) {}

    /// Who approved the text, and when.
    public record Approval(String by, Instant at) {}

    /// A text as its author wrote it, before it is compiled.
    ///
    /// @param subject may hold Liquid, as all parts may; empty while nothing was written
    /// @param plain the text part; empty: made from the HTML
    public record Wording(
            String subject, Optional<String> preheader, Markup body, Optional<String> plain) {

        /// While nothing was written.
        public static final Wording NONE =
                new Wording("", Optional.empty(), new Markup.Markdown(""), Optional.empty());
    }

    public boolean isApproved() {
        return approval.isPresent();
    }

    /// The text as it stands is fine.
    public Email approved(String by, Instant now) {
        return review(Optional.of(new Approval(by, now)), generation, Optional.empty(), now);
    }

    /// A person wrote it anew; a draft that is on its way will be thrown away.
    public Email edited(Wording words, Fingerprint text, Instant now) {
        return written(words, text, true, now);
    }

    /// A new draft came.
    public Email drafted(Wording words, Fingerprint text, Instant now) {
        return written(words, text, false, now);
    }

    /// Sent back by whoever reviewed it; a draft that is on its way will be thrown away.
    public Email rejected(Optional<String> why, Instant now) {
        var writing = generation == Generation.RUNNING ? Generation.IDLE : generation;
        return review(Optional.empty(), writing, why, now);
    }

    /// Another draft was asked for.
    public Email regenerating(Optional<String> how, Instant now) {
        return review(Optional.empty(), Generation.RUNNING, how.or(() -> instruction), now);
    }

    /// A draft came that is not wanted any more; the text is as it was.
    public Email unawaited(Instant now) {
        return review(approval, Generation.IDLE, instruction, now);
    }

    /// No new draft came; the text is as it was.
    ///
    /// @param why in words
    public Email generationFailed(String why, Instant now) {
        var failed = review(approval, Generation.FAILED, instruction, now);
        return failed.with(Generation.FAILED, Optional.of(why));
    }

    /// A new one whose first draft is being written.
    public Email awaited() {
        return with(Generation.RUNNING, Optional.empty());
    }

    /// One that nothing was written for yet.
    public static Email unwritten(
            Spot at, StepKey step, int ordinal, Optional<Person> person, Instant now) {
        return new Email(
                at.workspace(),
                at.id(),
                at.sequenceId(),
                at.version(),
                step,
                ordinal,
                person,
                Optional.empty(),
                Wording.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                Generation.IDLE,
                Optional.empty(),
                Optional.empty(),
                null,
                1,
                now,
                now);
    }

    /// Where a new email belongs.
    ///
    /// @param id of the email
    public record Spot(int workspace, String id, String sequenceId, int version) {}

    private Email with(Generation writing, Optional<String> why) {
        return new Email(
                workspace,
                id,
                sequenceId,
                version,
                step,
                ordinal,
                person,
                template,
                wording,
                fingerprint,
                edited,
                approval,
                writing,
                why,
                instruction,
                scheduledAt,
                revision,
                createdAt,
                updatedAt);
    }

    /// A new one, with a fixed time from the start.
    public Email scheduled(Instant at, Instant now) {
        return timed(at, revision, now);
    }

    public Email rescheduled(Instant at, Instant now) {
        return timed(at, revision + 1, now);
    }

    private Email timed(Instant at, int number, Instant now) {
        return new Email(
                workspace,
                id,
                sequenceId,
                version,
                step,
                ordinal,
                person,
                template,
                wording,
                fingerprint,
                edited,
                approval,
                generation,
                problem,
                instruction,
                at,
                number,
                createdAt,
                now);
    }

    private Email written(Wording words, Fingerprint text, boolean byHand, Instant now) {
        return new Email(
                workspace,
                id,
                sequenceId,
                version,
                step,
                ordinal,
                person,
                Optional.empty(),
                words,
                Optional.of(text),
                byHand,
                Optional.empty(),
                Generation.IDLE,
                Optional.empty(),
                Optional.empty(),
                scheduledAt,
                revision + 1,
                createdAt,
                now);
    }

    private Email review(
            Optional<Approval> by, Generation writing, Optional<String> asked, Instant now) {
        return new Email(
                workspace,
                id,
                sequenceId,
                version,
                step,
                ordinal,
                person,
                template,
                wording,
                fingerprint,
                edited,
                by,
                writing,
                writing == Generation.FAILED ? problem : Optional.empty(),
                asked,
                scheduledAt,
                revision + 1,
                createdAt,
                now);
    }
}
