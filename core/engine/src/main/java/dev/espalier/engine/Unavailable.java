package dev.espalier.engine;

/// The database cannot be reached. Nothing was decided; the caller may try again. Not a refusal:
/// nobody said no.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
