package dev.espalier.engine.dispatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads messages that are kept for another attempt.
public final class KeptMessage {

    private KeptMessage() {}

    /// @param frozen as it is stored
    /// @param base of its text, if there is one
    /// @return the message, RFC 5322; empty when it cannot be read
    public static Optional<byte[]> read(byte[] frozen, byte @Nullable [] base) {
        try {
            return Optional.of(Frozen.unpack(frozen, base));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }
}
