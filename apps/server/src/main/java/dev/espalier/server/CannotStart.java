package dev.espalier.server;

/// The server cannot start, for a reason that is the operator's to mend. The message is one for
/// them: what was found, what was expected.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
