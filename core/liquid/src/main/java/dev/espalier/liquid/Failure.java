package dev.espalier.liquid;

/// A filter or tag that has no answer for its operands. Never leaves the package: a lenient
/// rendering goes on with nothing in its place, a strict one turns it into a [LiquidRenderError].
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
        // A hostile template can fail a million times: no stack trace is taken.
        super(message, null, false, false);
    }
}
