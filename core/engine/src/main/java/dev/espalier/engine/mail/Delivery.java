package dev.espalier.engine.mail;

/// The relay's answer to one attempt at one message. Five answers need five different next moves.
public sealed interface Delivery {

    /// What was said, for people: the relay's reply or what went wrong. One line, at most 500
    /// characters.
    String detail();

    /// The relay took responsibility: a 2xx after the final dot.
    record Accepted(String detail) implements Delivery {}

    /// A 4xx: the same bytes may be tried again later.
    ///
    /// @param code the SMTP reply code, 400..499
    /// @param enhanced the enhanced status code (RFC 3463) such as `4.2.2`; empty when none was
    ///   given
    record Deferred(int code, String enhanced, String detail) implements Delivery {}

    /// A 5xx: this message will never be taken.
    ///
    /// @param code the SMTP reply code, 500..599
    /// @param enhanced the enhanced status code (RFC 3463) such as `5.1.1`; empty when none was
    ///   given
    record Rejected(int code, String enhanced, String detail) implements Delivery {}

    /// The final dot was certainly not sent: nothing arrived, trying again is safe.
    record NotSubmitted(String detail) implements Delivery {}

    /// The final dot may have been sent and no answer came: the relay may or may not have the
    /// message.
    record InDoubt(String detail) implements Delivery {}
}
