package dev.espalier.cli;

import dev.espalier.sdk.InstallationState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `espalier installation`.
@Command(
        name = "installation",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says whether the server sends, and lets a restored copy send.",
        description = {
            "",
            "A server on a restored copy of a database sends nothing, for the original may have sent"
                    + " what is due in it. Look through its sequences, cancel what must not go out,"
                    + " then confirm."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier installation",
            "  espalier installation confirm",
            "  espalier installation rotate-keys"
        })
final class Installation implements Runnable {

    @Mixin private Connection connection = new Connection();

    @Mixin private Shown shown = new Shown();

    @Override
    public void run() {
        connection.with(server -> print(shown, server.installation().get()));
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            header = "This copy is the one to send from: what is due goes out.")
    void confirm(@Mixin Connection at, @Mixin Shown as) {
        at.with(server -> print(as, server.installation().confirm()));
    }

    @Command(
            name = "rotate-keys",
            mixinStandardHelpOptions = true,
            header = "Makes a new key for links and return paths; those that went out stay good.")
    void rotate(@Mixin Connection at, @Mixin Shown as) {
        at.with(server -> {
            var made = server.installation().rotateSigningKey();
            as.one(
                    made,
                    "%d keys; the newest signs from %s".formatted(made.keys(), made.signsFrom()));
            return 0;
        });
    }

    private static int print(Shown shown, InstallationState found) {
        shown.one(
                found,
                found.sends()
                        ? "sends"
                        : "sends nothing since %s: %s"
                                .formatted(found.heldSince(), found.reason()));
        return 0;
    }
}
