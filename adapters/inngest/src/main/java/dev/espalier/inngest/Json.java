package dev.espalier.inngest;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What goes over the wire.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// Empty when it is no object.
    static Optional<JsonNode> object(byte[] text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Empty when it is no array.
    static Optional<JsonNode> array(byte[] text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isArray);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode object, String name) {
        var value = object.get(name);
        return value != null && value.isString()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    static boolean isTrue(JsonNode object, String name) {
        var value = object.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /// A whole number, written as one or as text.
    static Optional<Integer> whole(JsonNode object, String name) {
        var value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            return Optional.of(value.intValue());
        }
        try {
            return value.isString()
                    ? Optional.of(Integer.valueOf(value.stringValue()))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
