package dev.espalier.syntax;

import dev.espalier.definition.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// One YAML 1.2 document, read event by event.
///
/// Plain words are what JSON would make of them: `true`, `false`, `null` (also capitalised, and `~`
/// or nothing for null) and JSON's numbers. All else is text: a plain `007` keeps its zeros, unlike
/// in the core schema, because it is a postcode more often than a number.
final class YamlText {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setCodePointLimit(TextSyntax.MOST_CHARACTERS + 1)
                    .setParseComments(false)
                    .setUseMarks(true)
                    .build();

    private final Iterator<Event> events;

    private YamlText(Iterator<Event> events) {
        this.events = events;
    }

    static Node read(String text) {
        try {
            return new YamlText(new Parse(SETTINGS).parseString(text).iterator()).document();
        } catch (YamlEngineException e) {
            throw YamlFault.of(e, text);
        }
    }

    private Node document() {
        for (var event = events.next(); !(event instanceof DocumentStartEvent); ) {
            if (event instanceof StreamEndEvent) {
                throw new MalformedText("", 1, "an empty text (expected: a definition)");
            }
            event = events.next();
        }
        var root = node(events.next(), 0);
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof DocumentStartEvent) {
                throw new MalformedText("", line(event), "a second document (expected: one)");
            }
        }
        return root;
    }

    private Node node(Event event, int depth) {
        int line = line(event);
        if (depth > TextSyntax.MOST_NESTED) {
            throw new MalformedText(
                    "", line, "nested deeper than " + TextSyntax.MOST_NESTED + " (expected: less)");
        }
        refuseHiddenThings(event, line);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, line);
            case SequenceStartEvent _ -> sequence(line, depth);
            case MappingStartEvent _ -> mapping(line, depth);
            default ->
                    throw new MalformedText(
                            "", line, "malformed YAML: nothing (expected: a value)");
        };
    }

    private static void refuseHiddenThings(Event event, int line) {
        if (event instanceof AliasEvent alias) {
            throw new MalformedText("", line, "*" + alias.getAlias() + " (expected: no aliases)");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new MalformedText(
                    "", line, "&" + node.getAnchor().get() + " (expected: no anchors)");
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent start -> start.getTag();
                    default -> Optional.empty();
                };
        if (tag.isPresent()) {
            throw new MalformedText("", line, shortened(tag.get()) + " (expected: no tags)");
        }
    }

    private Node sequence(int line, int depth) {
        List<Node> items = new ArrayList<>();
        for (var event = events.next();
                !(event instanceof CollectionEndEvent);
                event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Seq(items, line);
    }

    private Node mapping(int line, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        for (var event = events.next();
                !(event instanceof CollectionEndEvent);
                event = events.next()) {
            String name = name(event);
            int nameLine = line(event);
            entries.add(new Node.Entry(name, node(events.next(), depth + 1), nameLine));
        }
        return new Node.Mapping(entries, line);
    }

    private static String name(Event event) {
        refuseHiddenThings(event, line(event));
        if (!(event instanceof ScalarEvent scalar)) {
            throw new MalformedText(
                    "", line(event), "a list or mapping as a name (expected: a word)");
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            throw new MalformedText("", line(event), "<< (expected: no merge keys)");
        }
        if (scalar.getValue().length() > TextSyntax.MOST_NAME) {
            throw new MalformedText(
                    "",
                    line(event),
                    "a name of "
                            + scalar.getValue().length()
                            + " characters (expected: at most "
                            + TextSyntax.MOST_NAME
                            + ")");
        }
        return scalar.getValue();
    }

    private static Node scalar(ScalarEvent scalar, int line) {
        String value = scalar.getValue();
        if (!scalar.isPlain()) {
            return new Node.Text(value, line);
        }
        return switch (value) {
            case "", "~", "null", "Null", "NULL" -> new Node.Null(line);
            case "true", "True", "TRUE" -> new Node.Bool(true, line);
            case "false", "False", "FALSE" -> new Node.Bool(false, line);
            default ->
                    Numbers.isNumber(value)
                            ? Numbers.read(value, line)
                            : new Node.Text(value, line);
        };
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
