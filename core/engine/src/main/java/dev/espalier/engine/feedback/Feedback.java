package dev.espalier.engine.feedback;

import dev.espalier.engine.store.Feedbacks.Kind;

/// What was told about one send.
public sealed interface Feedback {

    /// The address is dead: the email did not arrive, and none to it will.
    ///
    /// @param status the enhanced status code (RFC 3463); empty when none was given
    record HardBounce(String status, String detail) implements Feedback {}

    /// The email did not arrive and will not be tried again, for a reason that says nothing about
    /// the address: refused content, a full mailbox, a host that was away for days.
    ///
    /// @param status as in [HardBounce]
    record Undelivered(String status, String detail) implements Feedback {}

    /// The email has not arrived yet and is still tried.
    ///
    /// @param status as in [HardBounce]
    record Delayed(String status, String detail) implements Feedback {}

    /// The person says that this is spam (RFC 5965).
    record Complaint(String detail) implements Feedback {}

    /// The email is in the mailbox, or at least at its server.
    record Delivered(String detail) implements Feedback {}

    /// A person answered.
    record HumanReply() implements Feedback {}

    /// A machine answered, such as an out-of-office notice (RFC 3834).
    record AutoReply(String detail) implements Feedback {}

    /// The person asked by mail to get no more.
    record Unsubscribe() implements Feedback {}

    /// The email was opened.
    ///
    /// @param byMachine by a proxy or scanner that opens everything, the provider says
    record Opened(boolean byMachine, String detail) implements Feedback {}

    /// A link in it was followed.
    ///
    /// @param byMachine as in [Opened]
    record Clicked(boolean byMachine, String detail) implements Feedback {}

    default Kind kind() {
        return switch (this) {
            case HardBounce _ -> Kind.HARD_BOUNCE;
            case Undelivered _ -> Kind.UNDELIVERED;
            case Delayed _ -> Kind.DELAYED;
            case Complaint _ -> Kind.COMPLAINT;
            case Delivered _ -> Kind.DELIVERED;
            case HumanReply _ -> Kind.REPLY;
            case AutoReply _ -> Kind.AUTO_REPLY;
            case Unsubscribe _ -> Kind.UNSUBSCRIBE;
            case Opened(var byMachine, _) -> byMachine ? Kind.OPENED_BY_MACHINE : Kind.OPENED;
            case Clicked(var byMachine, _) -> byMachine ? Kind.CLICKED_BY_MACHINE : Kind.CLICKED;
        };
    }

    /// For people, as it was told, with its status code.
    default String words() {
        return switch (this) {
            case HardBounce(var status, var text) -> told(status, text);
            case Undelivered(var status, var text) -> told(status, text);
            case Delayed(var status, var text) -> told(status, text);
            case Complaint(var text) -> text;
            case Delivered(var text) -> text;
            case AutoReply(var text) -> text;
            case Opened(_, var text) -> text;
            case Clicked(_, var text) -> text;
            case HumanReply _, Unsubscribe _ -> "";
        };
    }

    private static String told(String status, String text) {
        return status.isEmpty() || text.contains(status) ? text : (status + " " + text).strip();
    }
}
