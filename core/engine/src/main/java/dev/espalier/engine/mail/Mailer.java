package dev.espalier.engine.mail;

/// Hands messages to one relay. Safe for use by many threads; blocks the caller, who brings a
/// virtual thread.
public interface Mailer extends AutoCloseable {

    /// Hands over one message and returns what the relay said. Never throws for anything the
    /// network or the relay does.
    ///
    /// @param message the whole RFC 5322 message, CRLF line ends, without dot-stuffing
    /// @param permit when it has run out, what was not given to the relay is [Delivery.Withheld]
    Delivery deliver(Envelope envelope, byte[] message, Permit permit);

    /// The same with a permit that never runs out.
    default Delivery deliver(Envelope envelope, byte[] message) {
        return deliver(envelope, message, Permit.ENDLESS);
    }

    /// How many messages this mailer can have under way at once.
    int connections();

    /// Where it hands them, for people, such as `smtp.example.com:587`.
    String host();

    /// Finishes what is under way and closes every connection. Closing twice is harmless.
    @Override
    void close();
}
