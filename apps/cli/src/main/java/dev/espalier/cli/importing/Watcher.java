package dev.espalier.cli.importing;

/// Who is told how an import goes.
public interface Watcher {

    /// A line for the person at the terminal.
    void said(String line);

    /// @param bytes of the file that are done with
    void done(long bytes);
}
