package dev.espalier.cli;

import dev.espalier.access.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espalier keys`.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Makes, lists and revokes API keys.",
        description = {
            "",
            "Of a running server (ESPALIER_URL, with ESPALIER_API_KEY), or, with --local or"
                    + " --data-dir, of a stopped one: then no key is needed, which helps when all are"
                    + " lost."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier keys create --name ci --scope ingest",
            "  espalier keys list",
            "  espalier keys revoke key_01k...",
            "  espalier keys create --name rescue --local"
        })
final class Keys implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "keys: no command (expected: create, list or revoke)");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Makes a key and prints it, this once.")
    void create(
            @Mixin Whose where,
            @Option(
                            names = "--name",
                            required = true,
                            description = "For people, 1..64 characters.")
                    String name,
            @Option(
                            names = "--scope",
                            split = ",",
                            defaultValue = "full",
                            description =
                                    "What it may do: full, read, review, ingest (default: ${DEFAULT-VALUE}).")
                    List<Scope> scopes) {
        try (var keys = where.open(KeyRing.OfServer::new, KeyRing.OfDatabase::new)) {
            System.out.println(keys.create(name, EnumSet.copyOf(scopes)));
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "Lists the keys, newest first, revoked ones included.")
    void list(@Mixin Whose where, @Mixin Shown shown) {
        try (var keys = where.open(KeyRing.OfServer::new, KeyRing.OfDatabase::new)) {
            var rows = new ArrayList<>(keys.list());
            if (shown.isJson()) {
                rows.forEach(row -> System.out.println(Shown.line(row)));
                return;
            }
            System.out.printf(
                    "%-31s %-20s %-10s %-14s %-20s %s%n",
                    "ID", "NAME", "BEGINS", "SCOPES", "MADE", "REVOKED");
            rows.forEach(Keys::print);
        }
    }

    private static void print(KeyRing.Row row) {
        System.out.printf(
                "%-31s %-20s %-10s %-14s %-20s %s%n",
                row.id(), row.name(), row.begins(), row.scopes(), row.made(), row.revoked());
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, header = "Takes a key out of use.")
    void revoke(
            @Mixin Whose where,
            @Parameters(paramLabel = "ID", description = "As `keys list` shows it.") String id) {
        try (var keys = where.open(KeyRing.OfServer::new, KeyRing.OfDatabase::new)) {
            keys.revoke(id);
            System.err.println("espalier: revoked " + id);
        }
    }
}
