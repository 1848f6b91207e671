package dev.espalier.syntax;

import dev.espalier.definition.Definition;
import dev.espalier.definition.DefinitionReader;
import dev.espalier.definition.DuplicateNames;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Node;
import dev.espalier.definition.Reading;
import java.util.List;
import java.util.Optional;

/// The module's door: texts to trees and back. Stateless, for any number of threads.
///
/// A text whose first mark is `{` or `[` is JSON, every other is YAML.
public final class TextSyntax {

    /// The longest text, in `char`s.
    public static final int MOST_CHARACTERS = 1_000_000;

    static final int MOST_NESTED = 100;
    static final int MOST_NAME = 1000;

    /// A name that stands twice in one mapping makes a text malformed.
    public Parsed parse(String text) {
        try {
            var root = tree(text);
            var twice = DuplicateNames.in(root);
            return twice.isEmpty() ? new Parsed.Tree(root) : new Parsed.Malformed(twice);
        } catch (MalformedText e) {
            return new Parsed.Malformed(List.of(e.issue()));
        }
    }

    /// Parses and reads in one go, so that names that stand twice are told together with all other
    /// faults.
    ///
    /// @param previous what the text said before this edit; empty for a new one
    public Reading read(String text, Holidays holidays, Optional<Definition> previous) {
        try {
            return DefinitionReader.read(tree(text), holidays, previous);
        } catch (MalformedText e) {
            return new Reading.Faulty(List.of(e.issue()));
        }
    }

    /// Compact JSON on one line; [#parse] reads it back as the same tree but for the lines.
    public String write(Node root) {
        return JsonText.write(root);
    }

    private static Node tree(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedText(
                    "",
                    1,
                    text.length() + " characters (expected: at most " + MOST_CHARACTERS + ")");
        }
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int first = 0;
        while (first < bare.length() && Character.isWhitespace(bare.charAt(first))) {
            first++;
        }
        if (first == bare.length()) {
            throw new MalformedText("", 1, "an empty text (expected: a definition)");
        }
        char mark = bare.charAt(first);
        return mark == '{' || mark == '[' ? JsonText.read(bare) : YamlText.read(bare);
    }
}
