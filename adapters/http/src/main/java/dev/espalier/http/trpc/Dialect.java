package dev.espalier.http.trpc;

import dev.espalier.http.shape.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How values travel: as JSON, or in superjson's envelope. Client and server must agree, so each
/// has a base path.
enum Dialect {
    PLAIN("/trpc"),
    SUPERJSON("/trpc-sj");

    private final String base;

    Dialect(String base) {
        this.base = base;
    }

    /// Whose request this is.
    ///
    /// @param rawPath not decoded
    static Optional<Dialect> at(String rawPath) {
        for (var dialect : values()) {
            if (rawPath.startsWith(dialect.base)
                    && (rawPath.length() == dialect.base.length()
                            || rawPath.charAt(dialect.base.length()) == '/')) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /// What follows the base and its slash; empty when nothing does.
    String below(String rawPath) {
        return rawPath.length() <= base.length() ? "" : rawPath.substring(base.length() + 1);
    }

    /// The input as the binder wants it. An input that is not there is an empty object.
    ///
    /// @throws dev.espalier.refusal.Refused.Invalid when it is not in this dialect
    JsonNode input(@Nullable JsonNode sent) {
        if (sent == null) {
            return Json.object();
        }
        return switch (this) {
            case PLAIN -> sent;
            case SUPERJSON -> SuperJson.unwrap(sent);
        };
    }
}
