package dev.espalier.engine.review;

/// Something a reviewer should know about a text.
///
/// @param severity a fault keeps the text from being approved, a warning does not
/// @param part `subject`, `preheader`, `html` or `text`
/// @param message what was found, and what is expected
public record Finding(Severity severity, String part, String message) {

    /// How bad it is.
    public enum Severity {
        FAULT,
        WARNING
    }

    static Finding fault(String part, String message) {
        return new Finding(Severity.FAULT, part, message);
    }

    static Finding warning(String part, String message) {
        return new Finding(Severity.WARNING, part, message);
    }

    public boolean isFault() {
        return severity == Severity.FAULT;
    }
}
