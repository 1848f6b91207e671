package dev.espalier.http.wire;

/// The client went away, or was too slow, in the middle of its request. Nobody is left to answer.
public final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Gone(Throwable cause) {
        super("the client went away in the middle of its request", cause);
    }
}
