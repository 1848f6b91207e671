package dev.espalier.postgres;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Free properties as `jsonb` and back: decimals stay decimals.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static String write(Map<String, ?> properties) {
        return MAPPER.writeValueAsString(properties);
    }

    static Map<String, Object> read(String json) {
        return json.equals("{}") ? Map.of() : MAPPER.readValue(json, OBJECT);
    }
}
