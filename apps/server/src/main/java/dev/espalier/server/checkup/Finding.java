package dev.espalier.server.checkup;

/// What one look came to.
///
/// @param subject one or two words
/// @param text what was found; for a warning or a failure also what to do
public record Finding(Level level, String subject, String text) {

    /// How much it matters.
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text);
    }

    static Finding warn(String subject, String text) {
        return new Finding(Level.WARN, subject, text);
    }

    static Finding fail(String subject, String text) {
        return new Finding(Level.FAIL, subject, text);
    }
}
