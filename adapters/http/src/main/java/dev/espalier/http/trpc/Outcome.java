package dev.espalier.http.trpc;

import dev.espalier.http.operation.Output;
import dev.espalier.http.wire.WireError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a call came to.
sealed interface Outcome {

    record Done<O>(Output<O> output, O value) implements Outcome {}

    /// Done by an earlier request with the same key.
    ///
    /// @param envelope superjson's; null when there is no output
    record Kept(@Nullable JsonNode envelope) implements Outcome {}

    record Failed(WireError error) implements Outcome {}

    /// Of HTTP.
    default int status() {
        return switch (this) {
            case Done<?> _, Kept _ -> 200;
            case Failed(var error) -> Code.of(error).status();
        };
    }
}
