package dev.espalier.syntax;

import dev.espalier.definition.Node;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/// Strict JSON (RFC 8259).
final class JsonText {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(TextSyntax.MOST_NESTED)
                                    .maxNumberLength(Numbers.MOST_CHARACTERS)
                                    .maxStringLength(TextSyntax.MOST_CHARACTERS)
                                    .maxNameLength(TextSyntax.MOST_NAME)
                                    .build())
                    .streamWriteConstraints(
                            StreamWriteConstraints.builder().maxNestingDepth(1000).build())
                    .build();

    private static final Pattern CODE = Pattern.compile(" ?\\(code \\d+[^)]*\\)");

    private final JsonParser parser;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    static Node read(String text) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var reader = new JsonText(parser);
            var root = reader.value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedText(
                        "",
                        parser.currentTokenLocation().getLineNr(),
                        "malformed JSON: more text after the end (expected: one value)");
            }
            return root;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static MalformedText malformed(JacksonException e) {
        var at = e.getLocation();
        String where = at == null ? "" : " at column " + at.getColumnNr();
        return new MalformedText(
                "",
                at == null ? 1 : Math.max(1, at.getLineNr()),
                "malformed JSON" + where + ": " + reason(e.getOriginalMessage()));
    }

    /// The library's first sentence, in our manner.
    private static String reason(String message) {
        String first = message.lines().findFirst().orElse("");
        String told = CODE.matcher(first).replaceAll("");
        told = told.length() > 200 ? told.substring(0, 200) + "…" : told;
        return told.isEmpty()
                ? "unreadable"
                : Character.toLowerCase(told.charAt(0)) + told.substring(1);
    }

    private Node value(@Nullable JsonToken token) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (token) {
            case null -> throw new MalformedText("", line, "malformed JSON: it ends too early");
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> sequence(line);
            case VALUE_STRING -> new Node.Text(parser.getString(), line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Numbers.read(parser.getString(), line);
            case VALUE_TRUE -> new Node.Bool(true, line);
            case VALUE_FALSE -> new Node.Bool(false, line);
            case VALUE_NULL -> new Node.Null(line);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new MalformedText("", line, "malformed JSON: no value (expected: one)");
        };
    }

    private Node mapping(int line) {
        List<Node.Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int nameLine = parser.currentTokenLocation().getLineNr();
            String name = parser.currentName();
            entries.add(new Node.Entry(name, value(parser.nextToken()), nameLine));
        }
        return new Node.Mapping(entries, line);
    }

    private Node sequence(int line) {
        List<Node> items = new ArrayList<>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Node.Seq(items, line);
    }

    /// Compact, one line.
    static String write(Node node) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(node, json);
        }
        return text.toString();
    }

    private static void write(Node node, JsonGenerator json) {
        switch (node) {
            case Node.Text(var value, _) -> json.writeString(value);
            case Node.Decimal(var value, _) -> json.writeNumber(value);
            case Node.Bool(var value, _) -> json.writeBoolean(value);
            case Node.Null _ -> json.writeNull();
            case Node.Seq(var items, _) -> {
                json.writeStartArray();
                items.forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Node.Mapping(var entries, _) -> {
                json.writeStartObject();
                for (var entry : entries) {
                    json.writeName(entry.name());
                    write(entry.value(), json);
                }
                json.writeEndObject();
            }
        }
    }
}
