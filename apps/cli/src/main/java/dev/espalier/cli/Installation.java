package dev.espalier.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

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

    @Option(names = "--url", description = "A running server (ESPALIER_URL).")
    private @Nullable String url;

    @Override
    public void run() {
        print(Remote.of(url).get("/installation"));
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            header = "This copy is the one to send from: what is due goes out.")
    void confirm(
            @Option(names = "--url", description = "A running server (ESPALIER_URL).")
                    @Nullable String at) {
        print(Remote.of(at == null ? url : at).send("POST", "/installation/confirm", Map.of()));
    }

    @Command(
            name = "rotate-keys",
            mixinStandardHelpOptions = true,
            header = "Makes a new key for links and return paths; those that went out stay good.")
    void rotate(
            @Option(names = "--url", description = "A running server (ESPALIER_URL).")
                    @Nullable String at) {
        var made =
                Remote.of(at == null ? url : at)
                        .send("POST", "/installation/signing-keys", Map.of());
        System.out.printf(
                "%d keys; the newest signs from %s%n",
                made.path("keys").asInt(), made.path("signsFrom").asString(""));
    }

    private static void print(JsonNode found) {
        System.out.println(
                found.path("sends").asBoolean()
                        ? "sends"
                        : "sends nothing since %s: %s"
                                .formatted(
                                        found.path("heldSince").asString(""),
                                        found.path("reason").asString("")));
    }
}
