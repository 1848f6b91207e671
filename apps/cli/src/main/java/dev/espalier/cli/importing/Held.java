package dev.espalier.cli.importing;

import java.nio.file.Path;
import java.util.Optional;

/// Another process is importing the file, or one that shares its refused rows.
public final class Held extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Held(Path bookmark, Optional<Long> process) {
        super(
                process.map(pid -> "process " + pid).orElse("another process")
                        + " has "
                        + bookmark
                        + ", as an import under way does",
                null,
                false,
                false);
    }
}
