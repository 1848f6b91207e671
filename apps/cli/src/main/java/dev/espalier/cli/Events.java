package dev.espalier.cli;

import dev.espalier.sdk.NewEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `espalier events`.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Tells the server what contacts did.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier events send signed_up --email ada@example.com",
            "  espalier events send order_placed --contact con_abc123 --property amount=42"
        })
final class Events implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "events: no command (expected: send)");
    }

    /// Who did it.
    static final class Who {
        @Option(names = "--contact", paramLabel = "ID", description = "The contact's id.")
        private @Nullable String contact;

        @Option(names = "--email", description = "The contact's address; made when not known.")
        private @Nullable String email;

        NewEvent did(String name) {
            return contact == null
                    ? NewEvent.ofEmail(name, String.valueOf(email))
                    : NewEvent.ofContact(name, contact);
        }
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Sends one event; sequences that listen for it enrol the contact.")
    int send(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "NAME", description = "Such as signed_up.") String name,
            @ArgGroup(multiplicity = "1") Who who,
            @Option(
                            names = "--property",
                            paramLabel = "NAME=VALUE",
                            description =
                                    "Of the event; numbers, true and false are what JSON makes"
                                            + " of them. May be given again.")
                    @Nullable Map<String, String> properties,
            @Option(names = "--at", paramLabel = "TIME", description = "When; now when not given.")
                    @Nullable Instant when,
            @Option(names = "--id", description = "An event sent twice under one id counts once.")
                    @Nullable String id) {
        var event = who.did(name);
        if (properties != null) {
            event = event.properties(typed(properties));
        }
        if (when != null) {
            event = event.timestamp(when);
        }
        var whole = id == null ? event : event.id(id);
        return at.with(server -> {
            var told = server.events().track(whole);
            shown.one(told, told.id() + " " + told.name() + " of " + told.contactId());
            return 0;
        });
    }

    private static Map<String, Object> typed(Map<String, String> given) {
        var typed = new LinkedHashMap<String, Object>();
        given.forEach((name, text) -> typed.put(name, value(text)));
        return typed;
    }

    private static Object value(String text) {
        if (text.matches("true|false|-?[0-9]+(\\.[0-9]+)?")) {
            try {
                return JsonMapper.shared().readValue(text, Object.class);
            } catch (JacksonException _) {
                return text;
            }
        }
        return text;
    }
}
