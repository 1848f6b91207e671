package dev.espalier.engine.mail;

/// Reads messages, as far as people want to see them.
public interface MessageReader {

    /// Never refuses: what cannot be read is left empty.
    ///
    /// @param message a whole RFC 5322 message, or its beginning
    ReadMessage read(byte[] message);
}
