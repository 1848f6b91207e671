package dev.espalier.engine.why;

import dev.espalier.definition.Step;
import dev.espalier.engine.store.Ledger;
import dev.espalier.planner.Decision.Outcome;
import dev.espalier.planner.HoldReason;
import dev.espalier.send.SendState;
import dev.espalier.sequence.SequenceStatus;

/// Every state and reason in words.
public final class Words {

    private Words() {}

    public static String of(HoldReason reason) {
        return switch (reason) {
            case PAUSED -> "held: the sequence is paused; it goes on when that is resumed";
            case AWAITING_APPROVAL ->
                    "held: nobody has approved the email as it stands; it goes on when somebody does";
            case TOO_LATE ->
                    "held: the email is later than the allowed lateness; a person lets it go or takes"
                            + " the contact out";
            case FAILED ->
                    "held: planning it went wrong, and the log says how; a person looks and lets it"
                            + " go";
        };
    }

    /// What became of an email.
    public static String of(SendState state) {
        return switch (state) {
            case QUEUED -> "is queued and goes out when the relay takes it";
            case CLAIMED, SUBMITTING -> "is being handed to the relay";
            case IN_DOUBT ->
                    "held: the relay's answer was lost, so it may have arrived; a person resolves it";
            case ACCEPTED -> "sent: the relay took it";
            case DELIVERED -> "delivered";
            case BOUNCED -> "sent, and bounced";
            case COMPLAINED -> "sent, and reported as spam";
            case REJECTED -> "not sent: the relay refused it";
            case SUPPRESSED -> "not sent: the address is suppressed";
            case CANCELLED -> "not sent: it was cancelled before a relay took it";
            case EXPIRED -> "not sent: no relay took it in time";
            case FAILED -> "not sent: it could not be made for this person";
        };
    }

    static String of(Ledger.Entry send) {
        var words = of(send.state());
        if (send.state() == SendState.QUEUED && send.attempt() > 0) {
            words = "was tried " + send.attempt() + " times and is queued again";
        }
        return send.detail().isEmpty() ? words : words + " (" + send.detail() + ")";
    }

    /// How a step that is no email was passed.
    static String of(Step step, Outcome outcome, String seen) {
        var because = seen.isEmpty() ? "" : ": " + seen;
        return switch (outcome) {
            case ELAPSED -> "the delay is over";
            case THEN -> "held" + because;
            case ELSE -> "did not hold" + because;
            case ARRIVED -> "the event " + event(step) + " came" + because;
            case TIMED_OUT -> "the event " + event(step) + " did not come in time";
            case EXITED -> "the way ends here";
        };
    }

    private static String event(Step step) {
        return step instanceof Step.Wait wait ? wait.event() : step.key().value();
    }

    public static String of(SequenceStatus status) {
        return switch (status) {
            case DRAFT -> "the sequence is a draft: it takes nobody before it is approved";
            case ACTIVE -> "the sequence is active";
            case PAUSED -> "the sequence is paused: it takes people, and what falls due waits";
            case COMPLETED -> "the sequence is completed: it takes nobody any more";
            case CANCELLED -> "the sequence is cancelled: it takes nobody any more";
        };
    }

    /// Why a contact must not be mailed, as the planner says it.
    static String unreachable(String reason) {
        return switch (reason) {
            case "suppressed" -> "the address is suppressed";
            case "unsubscribed" -> "the contact has unsubscribed";
            default -> "the contact is " + reason;
        };
    }
}
