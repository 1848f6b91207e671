package dev.espalier.engine.mail;

/// What came of one attempt at one message. Six answers need six different next moves.
public sealed interface Delivery {

    /// What was said, for people: the relay's reply or what went wrong. One line, at most 500
    /// characters.
    String detail();

    /// Which command a refusal answers (RFC 5321): it says whom the refusal is about.
    enum Stage {
        /// The sender.
        MAIL,
        /// The recipient.
        RCPT,
        /// Nothing that anybody can tell yet.
        DATA,
        /// The message, after its final dot.
        MESSAGE
    }

    /// The relay took responsibility: a 2xx after the final dot.
    record Accepted(String detail) implements Delivery {}

    /// A 4xx: the same bytes may be tried again later.
    ///
    /// @param stage what was refused
    /// @param code the SMTP reply code, 400..499
    /// @param enhanced the enhanced status code (RFC 3463) such as `4.2.2`; empty when none was
    ///   given
    record Deferred(Stage stage, int code, String enhanced, String detail) implements Delivery {

        /// Of the recipient.
        public Deferred(int code, String enhanced, String detail) {
            this(Stage.RCPT, code, enhanced, detail);
        }
    }

    /// A 5xx: this message will never be taken; at [Stage#MAIL], not while the sender is what it
    /// is.
    ///
    /// @param stage what was refused
    /// @param code the SMTP reply code, 500..599
    /// @param enhanced the enhanced status code (RFC 3463) such as `5.1.1`; empty when none was
    ///   given
    record Rejected(Stage stage, int code, String enhanced, String detail) implements Delivery {

        /// Of the recipient.
        public Rejected(int code, String enhanced, String detail) {
            this(Stage.RCPT, code, enhanced, detail);
        }
    }

    /// The final dot was certainly not sent: nothing arrived, trying again is safe.
    ///
    /// @param code what the relay refused the connection or the login with; 0 when it said nothing
    record NotSubmitted(int code, String detail) implements Delivery {

        /// The relay said nothing.
        public NotSubmitted(String detail) {
            this(0, detail);
        }
    }

    /// The [Permit] ran out before the final dot: nothing arrived, and the relay is not to blame.
    record Withheld(String detail) implements Delivery {}

    /// The final dot may have been sent and no answer came: the relay may or may not have the
    /// message.
    record InDoubt(String detail) implements Delivery {}
}
