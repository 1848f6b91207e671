package dev.espalier.cli;

import dev.espalier.access.Scope;
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

    private static final Table<KeyRing.Row> TABLE =
            Table.<KeyRing.Row>empty()
                    .with("ID", KeyRing.Row::id)
                    .with("NAME", KeyRing.Row::name)
                    .with("BEGINS", KeyRing.Row::begins)
                    .with("SCOPES", KeyRing.Row::scopes)
                    .with("MADE", KeyRing.Row::made)
                    .with("REVOKED", KeyRing.Row::revoked);

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
            shown.all(keys.list(), TABLE);
        }
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
