package dev.espalier.cli.importing;

import java.nio.file.Path;
import java.util.Optional;

/// Another process is importing the file.
public final class Held extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Held(Path bookmark, Optional<Long> process) {
        super(
                process.map(pid -> "process " + pid).orElse("another process")
                        + " is importing it and has "
                        + bookmark,
                null,
                false,
                false);
    }
}
