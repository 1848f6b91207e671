package dev.espalier.contact;

import java.time.Instant;
import java.util.Locale;

/// An address that must not be mailed.
///
/// @param address as [EmailAddress#keyOf] makes it
/// @param detail for people, such as the relay's reply; may be empty
public record Suppression(
        int workspace, String address, Reason reason, String detail, Instant createdAt) {

    public enum Reason {
        BOUNCED,
        COMPLAINED,
        MANUAL,
        /// The person asked to be forgotten; the address stays so that an import does not bring it
        /// back.
        ERASED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException when no reason has this word
        public static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
