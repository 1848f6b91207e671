package dev.espalier.http.operation;

import java.util.Optional;

/// The HTTP methods that routes are declared with. HEAD is answered as GET, OPTIONS by the server.
public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// Whether an input travels in the body.
    public boolean hasBody() {
        return this == POST || this == PUT || this == PATCH;
    }

    public static Optional<Verb> of(String method) {
        for (var verb : values()) {
            if (verb.name().equals(method)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }
}
