package dev.espalier.sdk;

/// One fault of an input.
///
/// @param path such as `definition.steps[3].name`; empty for the whole input
/// @param line inside a text of several lines, from 1; 0 when there is none
/// @param message what was given, then what is expected
public record Issue(String path, int line, String message) {

    @Override
    public String toString() {
        var place = path.isEmpty() ? "" : path + ": ";
        return place + message + (line > 0 ? " (line " + line + ")" : "");
    }
}
