package dev.espalier.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The work of a run: email → 1 s delay → email → condition on `plan` → email, 1.6 kB of HTML each.
final class Drip {

    static final String SEQUENCE = "seq_bench";
    static final String EVENT = "signed_up";
    private static final int BATCH = 500;

    private static final String PARAGRAPH =
            "<p>Hello {{ contact.properties.firstName | default: 'there' }}, this is a paragraph of an onboarding email that"
                    + " is about as long as such paragraphs are, with a <a href=\"https://espalier.example/guide\">link</a>"
                    + " in it and the plan {{ contact.properties.plan | default: 'free' }} named once.</p>\n";

    private Drip() {}

    /// Puts it into a server, approved.
    static void install(Api api) throws IOException, InterruptedException {
        for (var name : List.of("one", "two", "three", "four")) {
            api.call("PUT", "/api/templates/tmpl_" + name, template("Onboarding " + name));
        }
        api.call("POST", "/api/sequences", sequence());
        api.call("POST", "/api/sequences/" + SEQUENCE + "/approve", "");
    }

    /// Has these people go through it.
    ///
    /// @return the seconds from the first event to the last email
    static double run(Server server, Database database, List<String> people)
            throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        for (int from = 0; from < people.size(); from += BATCH) {
            var some = people.subList(from, Math.min(from + BATCH, people.size()));
            server.api().call("POST", "/api/events/batch", EventRuns.batch(some, EVENT));
        }
        LoadRun.awaitQuiet(database);
        return (System.nanoTime() - begin) / 1e9;
    }

    static String html() {
        var body =
                new StringBuilder(
                        "<!doctype html><html><head><title>Onboarding</title></head><body>\n");
        while (body.length() < 1_560) {
            body.append(PARAGRAPH);
        }
        return body.append("</body></html>").toString();
    }

    private static String template(String name) {
        return Api.json(
                Map.of(
                        "name",
                        name,
                        "subject",
                        name + ", {{ contact.properties.firstName | default: 'friend' }}",
                        "html",
                        html()));
    }

    private static String sequence() {
        var definition =
                Map.of(
                        "steps",
                        List.of(
                                Map.of("type", "email", "templateId", "tmpl_one"),
                                Map.of("type", "delay", "duration", "PT1S"),
                                Map.of("type", "email", "templateId", "tmpl_two"),
                                Map.of(
                                        "type", "condition",
                                        "if",
                                                Map.of(
                                                        "property",
                                                        "contact.properties.plan",
                                                        "operator",
                                                        "equals",
                                                        "value",
                                                        "pro"),
                                        "then",
                                                List.of(
                                                        Map.of(
                                                                "type",
                                                                "email",
                                                                "templateId",
                                                                "tmpl_three")),
                                        "else",
                                                List.of(
                                                        Map.of(
                                                                "type",
                                                                "email",
                                                                "templateId",
                                                                "tmpl_four")))));
        return Api.json(
                Map.of(
                        "id",
                        SEQUENCE,
                        "name",
                        "Bench",
                        "definition",
                        Api.json(definition),
                        "triggers",
                        List.of(Map.of("type", "event", "eventName", EVENT))));
    }
}
