package dev.espalier.postgres.embedded;

import java.io.Serial;

/// The embedded PostgreSQL cannot be used. The message is written for the person who runs the
/// server: what was found, what was expected, and the last lines of PostgreSQL's log where they say
/// why.
public final class EmbeddedPostgresException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
