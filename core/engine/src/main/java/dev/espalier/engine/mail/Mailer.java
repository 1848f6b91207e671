package dev.espalier.engine.mail;

/// Hands messages to one relay. Safe for use by many threads; blocks the caller, who brings a
/// virtual thread.
public interface Mailer extends AutoCloseable {

    /// Hands over one message and returns what the relay said. Never throws for anything the
    /// network or the relay does.
    ///
    /// @param message the whole RFC 5322 message, CRLF line ends, without dot-stuffing
    Delivery deliver(Envelope envelope, byte[] message);

    /// How many messages this mailer can have under way at once.
    int connections();

    /// Finishes what is under way and closes every connection. Closing twice is harmless.
    @Override
    void close();
}
