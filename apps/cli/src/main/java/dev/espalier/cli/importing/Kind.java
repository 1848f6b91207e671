package dev.espalier.cli.importing;

import dev.espalier.csv.CsvLine.Content;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.SuppressionImport;
import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.sdk.ImportReport;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What the rows of a file are.
public enum Kind {
    CONTACTS,
    SUPPRESSIONS;

    /// For people.
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Asks for as little as shows whether the key opens the door.
    public void knock(Espalier server) {
        switch (this) {
            case CONTACTS -> server.contacts().list().limit(1).page();
            case SUPPRESSIONS -> server.suppressions().list().limit(1).page();
        }
    }

    CompletableFuture<ImportReport> send(Espalier server, Supplier<InputStream> csv) {
        return switch (this) {
            case CONTACTS -> server.contacts().importCsvAsync(csv);
            case SUPPRESSIONS -> server.suppressions().importCsvAsync(csv);
        };
    }

    /// Whether an address that was brought in is there.
    boolean has(Espalier server, String address) {
        return switch (this) {
            case CONTACTS -> server.contacts().getByEmail(address).isPresent();
            case SUPPRESSIONS -> isSuppressed(server, address);
        };
    }

    private static boolean isSuppressed(Espalier server, String address) {
        try {
            server.suppressions().get(address);
            return true;
        } catch (EspalierException refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    /// What a row is known by, by the server's own rule; empty when it cannot be used.
    Optional<String> addressOf(Content.Person row) {
        return switch (this) {
            case CONTACTS -> ContactImport.addressOf(row.contact());
            case SUPPRESSIONS -> SuppressionImport.addressOf(row.suppression());
        };
    }
}
