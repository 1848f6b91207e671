package dev.espalier.http.shape;

import dev.espalier.refusal.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as this server reads and writes it: RFC 8259 and nothing more. A name given twice, anything
/// after the value, and nesting deeper than 64 are refused.
public final class Json {
    private static final int DEPTH = 64;
    private static final int TEXT_MAX = 16 * 1024 * 1024;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH)
                                                    .maxStringLength(TEXT_MAX)
                                                    .maxNameLength(1_000)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /// A new one.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Reads a text as UTF-8.
    ///
    /// @throws Refused.Invalid with line and column when it is not one JSON value
    public static JsonNode parse(byte[] text) {
        return parse(decoded(text));
    }

    /// The same for a text that is decoded already.
    public static JsonNode parse(String text) {
        try {
            var value = MAPPER.readTree(text);
            if (value.isMissingNode()) {
                throw malformed("", "nothing is there");
            }
            return value;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /// What a JSON text of our own says, in maps, lists, strings, numbers, booleans and nulls.
    ///
    /// @throws IllegalStateException when it is no JSON
    public static @Nullable Object value(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("a stored text is no JSON", e);
        }
    }

    /// Writes maps, lists and plain values as a JSON text.
    public static String text(@Nullable Object value) {
        return new String(write(new Shape.Anything(), value), StandardCharsets.UTF_8);
    }

    /// Binds one input.
    ///
    /// @throws Refused.Invalid with every fault
    public static Object bind(Composite shape, JsonNode input) {
        var binding = new Binding();
        var value = binding.read(shape, input, Where.ROOT);
        binding.faults().throwIfAny();
        if (value == null) {
            throw new IllegalStateException(shape + ": bound to nothing without a fault");
        }
        return value;
    }

    /// Writes one output as UTF-8.
    public static byte[] write(Shape shape, @Nullable Object value) {
        return write(out -> new Writing(out, null).write(shape, value));
    }

    /// Writes whatever `content` writes, as UTF-8.
    public static byte[] write(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = MAPPER.createGenerator(bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }

    /// Writes a value in the middle of something larger.
    ///
    /// @param dates is told the place of every moment that is written
    public static void write(
            JsonGenerator out, Shape shape, @Nullable Object value, @Nullable Dates dates) {
        new Writing(out, dates).write(shape, value);
    }

    /// Writes a record's fields into an object that is open already.
    ///
    /// @param dates is told the place of every moment that is written
    public static void writeFields(
            JsonGenerator out, Composite shape, Object value, @Nullable Dates dates) {
        new Writing(out, dates).fields(shape, value);
    }

    static Object preset(Shape shape, String json, String where) {
        var binding = new Binding();
        try {
            var value = binding.read(shape, MAPPER.readTree(json), Where.ROOT);
            binding.faults().throwIfAny();
            if (value != null) {
                return value;
            }
        } catch (JacksonException | Refused.Invalid e) {
            throw new IllegalArgumentException(
                    where + ": default " + json + " (expected: what the type takes)", e);
        }
        throw new IllegalArgumentException(where + ": default " + json + " (expected: a value)");
    }

    /// Jackson takes overlong forms and guesses UTF-16; a text is UTF-8 here.
    private static String decoded(byte[] text) {
        var decoded = new String(text, StandardCharsets.UTF_8);
        if (decoded.indexOf('\uFFFD') >= 0) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
            } catch (CharacterCodingException _) {
                throw malformed("", "not UTF-8");
            }
        }
        return decoded;
    }

    private static Refused malformed(JacksonException e) {
        var at = e.getLocation();
        String place =
                at == null || at.getLineNr() < 1
                        ? ""
                        : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String reason =
                switch (e) {
                    case StreamConstraintsException _ ->
                            "deeper than " + DEPTH + ", or a name or number too long";
                    case MismatchedInputException twice
                            when String.valueOf(twice.getOriginalMessage())
                                    .startsWith("Duplicate") ->
                            "a name is given twice";
                    case MismatchedInputException _ -> "something follows the value";
                    default -> Shown.cut(plain(String.valueOf(e.getOriginalMessage())));
                };
        return malformed(place, reason);
    }

    /// Without what the parser says of the stream that it read.
    private static String plain(String reason) {
        int aside = reason.indexOf(" (start marker at");
        return aside < 0 ? reason : reason.substring(0, aside);
    }

    private static Refused malformed(String place, String reason) {
        return Refused.Invalid.of(
                "", "malformed JSON" + place + ": " + reason + " (expected: one JSON value)");
    }
}
