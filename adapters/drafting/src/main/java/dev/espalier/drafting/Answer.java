package dev.espalier.drafting;

import dev.espalier.draft.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model answered, read as the four texts it was asked for.
sealed interface Answer {

    /// In the asked shape, its HTML cleaned.
    record Good(Words words) implements Answer {}

    /// @param why for the model, which may try again
    record Bad(String why) implements Answer {}

    JsonMapper JSON = JsonMapper.builder().build();

    static Answer read(@Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return new Bad("nothing came (expected: a JSON object)");
        }
        // Some put their object between fences, whatever they are told.
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            return new Bad("no JSON object (expected: one)");
        }
        try {
            return read(JSON.readTree(answer.substring(from, to + 1)));
        } catch (JacksonException unreadable) {
            return new Bad("unreadable JSON (expected: one whole object)");
        }
    }

    private static Answer read(JsonNode object) {
        var faults = new ArrayList<String>();
        var subject = text(object, "subject", true, faults);
        var preheader = text(object, "preheader", false, faults);
        var html = text(object, "html", true, faults);
        var text = text(object, "text", true, faults);
        if (!faults.isEmpty()) {
            return new Bad(String.join("; ", faults));
        }
        return new Good(new Words(subject, preheader, CleanHtml.of(html), text));
    }

    private static String text(
            JsonNode object, String name, boolean isNeeded, List<String> faults) {
        var node = object.path(name);
        if (!node.isString() && (isNeeded || !(node.isMissingNode() || node.isNull()))) {
            faults.add(name + ": no text (expected: a text)");
            return "";
        }
        var text = node.isString() ? node.asString().strip() : "";
        if (isNeeded && text.isEmpty()) {
            faults.add(name + ": empty (expected: a text)");
        }
        return text;
    }
}
