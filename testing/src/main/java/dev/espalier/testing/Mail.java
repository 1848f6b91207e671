package dev.espalier.testing;

import dev.espalier.engine.mail.ReadMessage;
import java.time.Instant;

/// A mail that arrived at the test's relay.
///
/// @param to the envelope's recipient
/// @param at by the test's clock
/// @param raw as it was handed over
@SuppressWarnings("ArrayRecordComponent") // looked at one by one
public record Mail(String to, Instant at, ReadMessage message, byte[] raw) {

    public String subject() {
        return message.subject();
    }

    public String header(String name) {
        return message.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(ReadMessage.Header::value)
                .findFirst()
                .orElse("");
    }
}
