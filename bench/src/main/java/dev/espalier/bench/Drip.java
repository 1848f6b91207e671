package dev.espalier.bench;

import java.util.List;
import java.util.Map;

/// The work of a run: email → 1 s delay → email → condition on `plan` → email, 1.6 kB of HTML each.
final class Drip {

    static final String SEQUENCE = "seq_bench";
    static final String EVENT = "signed_up";

    private static final String PARAGRAPH =
            "<p>Hello {{ contact.properties.firstName | default: 'there' }}, this is a paragraph of an onboarding email that"
                    + " is about as long as such paragraphs are, with a <a href=\"https://espalier.example/guide\">link</a>"
                    + " in it and the plan {{ contact.properties.plan | default: 'free' }} named once.</p>\n";

    private Drip() {}

    static String html() {
        var body =
                new StringBuilder(
                        "<!doctype html><html><head><title>Onboarding</title></head><body>\n");
        while (body.length() < 1_560) {
            body.append(PARAGRAPH);
        }
        return body.append("</body></html>").toString();
    }

    static String template(String name) {
        return Api.json(
                Map.of(
                        "name",
                        name,
                        "subject",
                        name + ", {{ contact.properties.firstName | default: 'friend' }}",
                        "html",
                        html()));
    }

    static String sequence() {
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
