package dev.espalier.cli;

/// A command cannot do what it was asked. One line for the person who asked.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int BROKEN_OFF = 4;

    private final int code;

    private Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static Failure failed(String message) {
        return new Failure(FAILED, message);
    }

    /// The same command goes on from there.
    static Failure brokenOff(String message) {
        return new Failure(BROKEN_OFF, message);
    }

    static Failure usage(String message) {
        return new Failure(USAGE, message);
    }

    int code() {
        return code;
    }
}
