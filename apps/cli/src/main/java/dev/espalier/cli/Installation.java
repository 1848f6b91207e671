package dev.espalier.cli;

import dev.espalier.sdk.InstallationState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
        footer = {"  espalier installation", "  espalier installation confirm"})
final class Installation implements Runnable {

    @Option(names = "--url", description = "A running server (ESPALIER_URL).")
    private @Nullable String url;

    @Override
    public void run() {
        Connection.to(url).with(server -> print(server.installation().get()));
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            header = "This copy is the one to send from: what is due goes out.")
    void confirm(
            @Option(names = "--url", description = "A running server (ESPALIER_URL).")
                    @Nullable String at) {
        Connection.to(at == null ? url : at).with(server -> print(server.installation().confirm()));
    }

    private static int print(InstallationState found) {
        System.out.println(
                found.sends()
                        ? "sends"
                        : "sends nothing since %s: %s"
                                .formatted(found.heldSince(), found.reason()));
        return 0;
    }
}
