package dev.espalier.feedback.webhook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON document as somebody else writes it: nothing has to be there.
record Fields(JsonNode node) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_ITEMS = 100;

    /// Empty when it is no JSON object.
    static Optional<Fields> of(byte[] body) {
        try {
            return object(JSON.readTree(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    static Optional<Fields> of(String body) {
        try {
            return object(JSON.readTree(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<Fields> object(@Nullable JsonNode node) {
        return node != null && node.isObject() ? Optional.of(new Fields(node)) : Optional.empty();
    }

    /// Empty text when there is none, or it is no text or number.
    String text(String name) {
        var value = node.path(name);
        return value.isString() ? value.stringValue() : value.isNumber() ? value.toString() : "";
    }

    boolean has(String name) {
        return node.path(name).isString();
    }

    boolean isTrue(String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    /// With nothing in it when there is none.
    Fields at(String name) {
        return new Fields(node.path(name));
    }

    /// The objects of a list.
    List<Fields> list(String name) {
        return node.path(name)
                .valueStream()
                .filter(JsonNode::isObject)
                .limit(MOST_ITEMS)
                .map(Fields::new)
                .toList();
    }

    /// The texts of a list, or a text alone.
    Set<String> texts(String name) {
        var texts = new LinkedHashSet<String>();
        var value = node.path(name);
        if (value.isString()) {
            texts.add(value.stringValue());
        }
        value.valueStream()
                .filter(JsonNode::isString)
                .limit(MOST_ITEMS)
                .forEach(one -> texts.add(one.stringValue()));
        return texts;
    }
}
