package dev.espalier.refusal;

/// One fault in what a caller gave.
///
/// @param path where, such as `steps[3].if.operator` or `email`; empty for the whole input
/// @param line 1-based line in a text that was given; 0 when the input is not a text
/// @param message what was given, then what is expected
public record Issue(String path, int line, String message) {

    public static Issue at(String path, String message) {
        return new Issue(path, 0, message);
    }

    /// `steps[3].if.operator: "equal" (expected: equals, not_equals, …)`, with the line when there
    /// is one.
    public String text() {
        String where = path.isEmpty() ? "" : path + ": ";
        return line == 0 ? where + message : where + message + " (line " + line + ")";
    }
}
