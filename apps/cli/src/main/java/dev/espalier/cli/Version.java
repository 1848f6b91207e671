package dev.espalier.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What this is a version of, from the jar it runs from.
final class Version implements IVersionProvider {

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Espalier " + text() + ", Java " + Runtime.version() + ", PostgreSQL 18 inside"
        };
    }
}
