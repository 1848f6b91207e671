package dev.espalier.sdk.json;

/// A text is not JSON, or not the JSON that was expected.
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadJson(String message) {
        super(message);
    }
}
