package dev.espalier.liquid;

import static java.util.Objects.requireNonNull;

/// One thing wrong with a template.
///
/// @param snippet the snippet it is in, or empty for the template itself
/// @param line the line, from 1
/// @param column the column in UTF-16 units, from 1
/// @param message what was found, then what was expected
public record Fault(String snippet, int line, int column, String message) {
    public Fault {
        requireNonNull(snippet, "snippet");
        requireNonNull(message, "message");
        if (line < 1) throw new IllegalArgumentException("line: " + line + " (expected: 1..)");
        if (column < 1)
            throw new IllegalArgumentException("column: " + column + " (expected: 1..)");
    }

    static Fault at(Source source, int offset, String message) {
        var place = source.place(offset);
        return new Fault(place.snippet(), place.line(), place.column(), message);
    }

    @Override
    public String toString() {
        return new Place(snippet, line, column) + ": " + message;
    }
}
