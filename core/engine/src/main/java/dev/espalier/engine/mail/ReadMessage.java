package dev.espalier.engine.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message as a person reads it: everything decoded.
///
/// @param from as the header says it, name and address
/// @param to as the header says it, name and address
/// @param text the first plain part that is no attachment
/// @param html the first HTML part that is no attachment
/// @param headers all of them, in order, unfolded, not decoded
public record ReadMessage(
        String subject,
        String from,
        String to,
        Optional<Instant> date,
        Optional<String> text,
        Optional<String> html,
        List<Header> headers) {

    public record Header(String name, String value) {}
}
