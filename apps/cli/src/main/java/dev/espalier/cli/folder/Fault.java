package dev.espalier.cli.folder;

/// What is wrong in a file.
///
/// @param file as the folder names it
/// @param line from 1; 0 for the whole file
/// @param path such as `steps[1].if.operator`; may be empty
public record Fault(String file, int line, String path, String message) {

    /// `sequences/a.yaml:4: steps[1].type: "emial" (expected: …)`.
    public String text() {
        var place = line > 0 ? file + ":" + line : file;
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
