package dev.espalier.http.shape;

/// No input, or no output: `{}`, or no body at all.
public record Nothing() {
    public static final Nothing NOTHING = new Nothing();
}
