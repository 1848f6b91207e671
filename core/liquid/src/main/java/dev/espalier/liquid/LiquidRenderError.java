package dev.espalier.liquid;

/// A rendering that was stopped: its budget was spent, or, under [Strictness#STRICT], something
/// failed.
public final class LiquidRenderError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LiquidRenderError(String message) {
        super(message);
    }
}
