package dev.espalier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fills a server with sample data and lets things happen to it, over its own API.
final class DemoStory {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int TICKS = 60;
    private static final int SIGN_UP_EVERY = 4;
    private static final int BOOKING_EVERY = 24;
    private static final int BOOKING_AT = 16;
    private static final int DRAFTS = 3;
    private static final String ONBOARDING = "seq_onboarding";
    private static final String TRIAL = "seq_trial";

    private final Remote server;
    private final Consumer<String> told;
    private final Set<String> seen = new HashSet<>();
    private final List<String> people = new ArrayList<>();

    DemoStory(Remote server, Consumer<String> told) {
        this.server = server;
        this.told = told;
    }

    /// Puts everything in place; what is there already, from an earlier demo in the same directory,
    /// stays.
    void prepare() {
        template(
                "tmpl_welcome",
                "Welcome",
                "Welcome, {{ contact.properties.firstName | default: 'friend' }}",
                "welcome.mjml");
        template(
                "tmpl_getting_started",
                "Getting started",
                "Three things to try first",
                "getting-started.mjml");
        sequence(
                ONBOARDING,
                "Onboarding Drip",
                text("onboarding.json"),
                List.of(Map.of("type", "event", "eventName", "signed_up")));
        sequence(
                TRIAL,
                "Trial that waits for a booking",
                text("trial.yaml"),
                List.of(Map.of("type", "event", "eventName", "trial_started")));
        var contacts = JsonMapper.shared().readTree(text("contacts.json"));
        var made = new ArrayList<JsonNode>();
        for (var contact : contacts) {
            made.add(server.send("PUT", "/contacts", contact));
            people.add(contact.path("email").asString(""));
        }
        told.accept("Made " + people.size() + " contacts in " + zones(contacts) + " time zones");
        drafts(made);
        newMail();
    }

    /// What waits for whoever signs in: drafts for a few people, to read and to approve.
    private void drafts(List<JsonNode> contacts) {
        var there = new HashSet<String>();
        server.get("/sequences?search=seq_valuation_&limit=100")
                .path("data")
                .forEach(sequence -> there.add(sequence.path("id").asString("")));
        for (int n = 0; n < DRAFTS; n++) {
            var id = "seq_valuation_" + (n + 1);
            if (!there.contains(id)) {
                server.send(
                        "POST",
                        "/sequences",
                        Map.of(
                                "id",
                                id,
                                "name",
                                "After the valuation",
                                "contactId",
                                contacts.get(n).path("id").asString(""),
                                "emails",
                                JsonMapper.shared().readTree(text("valuation.json"))));
            }
        }
        told.accept("Drafted emails for " + DRAFTS + " people; they wait for review");
    }

    private static int zones(JsonNode contacts) {
        var zones = new HashSet<String>();
        contacts.forEach(contact -> zones.add(contact.path("timezone").asString("")));
        return zones.size();
    }

    private void template(String id, String name, String subject, String mjml) {
        server.send(
                "PUT",
                "/templates/" + id,
                Map.of("name", name, "subject", subject, "mjml", text(mjml)));
        told.accept("Put the template " + id);
    }

    private void sequence(
            String id, String name, String definition, List<Map<String, String>> triggers) {
        var sequence =
                server.send(
                        "PUT",
                        "/sequences/" + id,
                        Map.of("name", name, "definition", definition, "triggers", triggers));
        told.accept("Drafted the sequence " + id + ": " + name);
        if (sequence.path("status").asString("").equals("draft")) {
            server.send("POST", "/sequences/" + id + "/approve", Map.of());
            told.accept("Approved it; it is active");
        }
    }

    /// One minute of sign-ups, one every few seconds, and the mail they bring for as long as the
    /// process lives.
    void play() {
        try {
            for (int tick = 0; ; tick++) {
                if (tick <= TICKS && tick % SIGN_UP_EVERY == 0) {
                    someoneComes(tick / SIGN_UP_EVERY);
                }
                if (tick <= TICKS && tick % BOOKING_EVERY == BOOKING_AT) {
                    // Every other trial ends in a booking, in time: they hear no more from us.
                    track("valuation_booked", people.get(tick / SIGN_UP_EVERY - 2));
                }
                newMail().reversed().forEach(this::tell);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (Failure stopped) {
            // The server is on its way down, or was stopped in another way; it says so itself.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void someoneComes(int turn) {
        var email = people.get(turn % people.size());
        track(turn % 3 == 2 ? "trial_started" : "signed_up", email);
    }

    private void track(String event, String email) {
        server.send("POST", "/events", Map.of("name", event, "email", email));
        say("%-17s %s".formatted(event, email));
    }

    /// Newest first.
    private List<JsonNode> newMail() {
        var fresh = new ArrayList<JsonNode>();
        for (var mail : server.get("/mailbox?limit=100").path("data")) {
            if (seen.add(mail.path("id").asString(""))) {
                fresh.add(mail);
            }
        }
        return fresh;
    }

    private void tell(JsonNode mail) {
        say(
                "%-17s %s  \"%s\""
                        .formatted(
                                "mail to",
                                mail.path("to").asString(""),
                                mail.path("subject").asString("")));
    }

    private void say(String line) {
        told.accept("  " + CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + "  " + line);
    }

    private static String text(String name) {
        try (var in = DemoStory.class.getResourceAsStream("demo/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
