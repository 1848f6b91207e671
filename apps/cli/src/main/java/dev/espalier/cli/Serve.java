package dev.espalier.cli;

import dev.espalier.engine.access.FirstStart;
import dev.espalier.server.Logs;
import dev.espalier.server.Server;
import dev.espalier.server.config.Config;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `espalier serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Runs the server until it is told to stop.",
        description = {
            "",
            "Prints one line, \"ready http://host:port\", on standard output when it serves; logs go"
                    + " to standard error. The first start makes an API key and a sign-in link and"
                    + " prints them once, on standard error.",
            "",
            "SIGTERM and Ctrl-C finish what is in hand and end with exit code 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier serve",
            "  espalier serve --port 9000 --data-dir /var/lib/espalier",
            "  ESPALIER_MAIL_URL=smtp://127.0.0.1:25 espalier serve",
            "  ESPALIER_DATABASE_URL=postgres://espalier:secret@db:5432/espalier espalier serve"
        })
final class Serve implements Callable<Integer> {

    @Option(names = "--host", description = "The address to listen on (ESPALIER_HTTP_HOST).")
    private @Nullable String host;

    @Option(
            names = "--port",
            description = "The port to listen on, 0 for any free one (ESPALIER_HTTP_PORT).")
    private @Nullable String port;

    @Option(
            names = "--data-dir",
            description = "Where the embedded PostgreSQL keeps everything (ESPALIER_DATA_DIR).")
    private @Nullable String dataDir;

    @Option(names = "--config", description = "The file of settings (ESPALIER_CONFIG).")
    private @Nullable String file;

    @Override
    public Integer call() {
        var config = Settings.read(over());
        Logs.configure(config.log());
        warnOfStandIn(config.mail());
        Running.of(config, Serve::tell)
                .start(server -> {
                    announceKey(server);
                    System.out.println("ready " + server.url());
                });
        return 0;
    }

    private Map<String, String> over() {
        var over = new HashMap<String, String>();
        put(over, "ESPALIER_HTTP_HOST", host);
        put(over, "ESPALIER_HTTP_PORT", port);
        put(over, "ESPALIER_DATA_DIR", dataDir);
        put(over, "ESPALIER_CONFIG", file);
        return over;
    }

    private static void put(Map<String, String> to, String name, @Nullable String value) {
        if (value != null) {
            to.put(name, value);
        }
    }

    private static void warnOfStandIn(Config.Mail mail) {
        if (mail.relay().isPresent() && !mail.isSenderGiven()) {
            tell(
                    "warning: mail is from "
                            + mail.from().email()
                            + ", which no receiver accepts; set ESPALIER_MAIL_FROM before the first start");
        }
    }

    private static void announceKey(Server server) {
        switch (server.firstStart()) {
            case FirstStart.Made(_, var key, var given, _) -> {
                if (!given) {
                    tell("first start: your API key is " + key + " (shown this once)");
                }
                server.firstLink()
                        .ifPresent(
                                link -> tell("first start: sign in at " + link + " (works once)"));
            }
            case FirstStart.Before _ -> {}
        }
    }

    private static void tell(String line) {
        System.err.println("espalier: " + line);
    }
}
