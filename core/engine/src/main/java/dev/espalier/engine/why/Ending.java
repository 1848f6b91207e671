package dev.espalier.engine.why;

import dev.espalier.enrolment.EnrolmentStatus;
import java.util.Optional;

/// What ended a way through a sequence.
public enum Ending {
    COMPLETED,
    UNSUBSCRIBED,
    SUPPRESSED,
    BOUNCED,
    COMPLAINED,
    REPLIED,
    EVENT,
    EXIT_CONDITION,
    EXIT_STEP,
    UNENROLLED,
    SEQUENCE_CANCELLED,
    SEQUENCE_COMPLETED,
    SEQUENCE_DELETED,
    CONTACT_DELETED,
    CONTACT_ERASED,
    /// The author's own words, at an exit step.
    SAID;

    /// @param reason as it is stored with the enrolment
    public static Ending of(EnrolmentStatus status, String reason) {
        if (status == EnrolmentStatus.COMPLETED) {
            return COMPLETED;
        }
        return switch (reason) {
            case "unsubscribed" -> UNSUBSCRIBED;
            case "suppressed" -> SUPPRESSED;
            case "bounced" -> BOUNCED;
            case "complained" -> COMPLAINED;
            case "replied" -> REPLIED;
            case "exit condition" -> EXIT_CONDITION;
            case "unenrolled" -> UNENROLLED;
            case "sequence cancelled", "sequence draft" -> SEQUENCE_CANCELLED;
            case "sequence completed" -> SEQUENCE_COMPLETED;
            case "sequence deleted" -> SEQUENCE_DELETED;
            case "contact deleted" -> CONTACT_DELETED;
            case "contact erased" -> CONTACT_ERASED;
            default -> named(reason);
        };
    }

    private static Ending named(String reason) {
        if (reason.startsWith("event ")) {
            return EVENT;
        }
        return reason.startsWith("exit step ") ? EXIT_STEP : SAID;
    }

    /// @param reason as it is stored
    public String words(String reason) {
        return switch (this) {
            case COMPLETED -> "completed: the last step is behind";
            case UNSUBSCRIBED -> "ended: the contact unsubscribed";
            case SUPPRESSED -> "ended: the address is suppressed";
            case BOUNCED -> "ended: an email bounced, and the address is suppressed";
            case COMPLAINED -> "ended: the contact reported an email as spam";
            case REPLIED -> "ended: the contact replied";
            case EVENT -> "ended: the exit condition's " + reason + " came";
            case EXIT_CONDITION -> "ended: an exit condition held";
            case EXIT_STEP -> "ended at the " + reason;
            case UNENROLLED -> "cancelled: somebody took the contact out";
            case SEQUENCE_CANCELLED -> "cancelled: the sequence was cancelled";
            case SEQUENCE_COMPLETED -> "cancelled: the sequence was completed";
            case SEQUENCE_DELETED -> "cancelled: the sequence was deleted";
            case CONTACT_DELETED -> "ended: the contact was deleted";
            case CONTACT_ERASED -> "ended: the contact was erased";
            case SAID -> "ended: " + reason;
        };
    }

    /// The same for an enrolment, or empty while it is active.
    static Optional<String> words(EnrolmentStatus status, String reason) {
        return status == EnrolmentStatus.ACTIVE
                ? Optional.empty()
                : Optional.of(of(status, reason).words(reason));
    }
}
