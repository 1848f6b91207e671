package dev.espalier.engine.store;

/// The database cannot be reached. Nothing was changed; trying again later is safe.
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
