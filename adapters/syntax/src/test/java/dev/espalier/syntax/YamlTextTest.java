package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Node;
import dev.espalier.refusal.Issue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    private final TextSyntax syntax = new TextSyntax();

    private List<String> issues(String text) {
        return ((Parsed.Malformed) syntax.parse(text)).issues().stream().map(Issue::text).toList();
    }

    private Node only(String text) {
        var root = ((Parsed.Tree) syntax.parse("- " + text)).root();
        return ((Node.Seq) root).items().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:00",
                "no",
                "yes",
                "on",
                "off",
                "2d",
                "007",
                "+44",
                "0x1F",
                "0o7",
                "1_000",
                "2026-01-31",
                ".5",
                "1.",
                ".inf",
                "truE",
                "12:30:45",
                "=",
                "é"
            })
    void a_plain_word_that_is_no_json_stays_text(String word) {
        assertThat(only(word)).isEqualTo(new Node.Text(word, 1));
    }

    @Test
    void numbers_booleans_and_null_are_read_as_json_means_them() {
        assertThat(only("-1.50e2")).isEqualTo(new Node.Decimal(new BigDecimal("-1.50e2"), 1));
        assertThat(only("True")).isEqualTo(new Node.Bool(true, 1));
        assertThat(only("~")).isEqualTo(new Node.Null(1));
        assertThat(only("")).isEqualTo(new Node.Null(1));
        assertThat(only("'true'")).isEqualTo(new Node.Text("true", 1));
        assertThat(only("\"1\"")).isEqualTo(new Node.Text("1", 1));
    }

    @Test
    void every_part_knows_its_line() {
        assertThat(syntax.parse("# note\na:\n  - x\n  - >\n    y\n\nb: {c:\n  d}\n"))
                .isEqualTo(
                        new Parsed.Tree(
                                new Node.Mapping(
                                        List.of(
                                                new Node.Entry(
                                                        "a",
                                                        new Node.Seq(
                                                                List.of(
                                                                        new Node.Text("x", 3),
                                                                        new Node.Text("y\n", 4)),
                                                                3),
                                                        2),
                                                new Node.Entry(
                                                        "b",
                                                        new Node.Mapping(
                                                                List.of(
                                                                        new Node.Entry(
                                                                                "c",
                                                                                new Node.Text(
                                                                                        "d", 8),
                                                                                7)),
                                                                7),
                                                        7)),
                                        2)));
    }

    /// The text, `|` for a line's end, `^` for a tab; then the beginning of its only fault.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
                    """
                    a: &x 1|b: *x => &x (expected: no anchors) (line 1)
                    a: 1|b: *x => *x (expected: no aliases) (line 2)
                    a: 1|<<: {b: 2} => << (expected: no merge keys) (line 2)
                    a: !!str 1 => tag:yaml.org,2002:str (expected: no tags) (line 1)
                    a: !mine {b: 1} => !mine (expected: no tags) (line 1)
                    a: 1|---|b: 2 => a second document (expected: one) (line 2)
                    # only a note => an empty text (expected: a definition)
                    a: 1|a: 2 => a: stands twice (expected: once; first on line 1) (line 2)
                    a:|^b: 1 => malformed YAML at column 1: a tab (expected: spaces
                    a: b: c => malformed YAML at column 5: a colon (expected: quotes around
                    a: 'open => malformed YAML at column 9: the text ends inside quotes
                    a: 1|  b: 2 => malformed YAML at column 4: a colon (expected: quotes around
                    a:|  - x| - y => malformed YAML at column 2: indentation that fits nothing above
                    a: [1, 2 => malformed YAML at column
                    ? [a]|: b => a list or mapping as a name (expected: a word) (line 1)
                    a: 1e99999 => 1e99999 (expected: a number of fewer digits) (line 1)
                    """)
    void what_is_malformed_or_hidden_is_refused(String text, String fault) {
        assertThat(issues(text.replace('|', '\n').replace('^', '\t')))
                .as(text)
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @Test
    void characters_that_nobody_can_see_are_refused_with_their_line() {
        assertThat(issues("a: 1\nb: \u0000"))
                .containsExactly(
                        "malformed YAML: the character U+0000 (expected: printable characters)"
                                + " (line 2)");
    }

    @Test
    void deep_and_long_texts_are_refused() {
        assertThat(issues("- ".repeat(50_000) + "x")).hasSize(1);
        assertThat(issues("a: " + "{b: ".repeat(200) + "}".repeat(200))).hasSize(1);
        assertThat(issues("a: " + "x".repeat(1_000_000)))
                .containsExactly("1000003 characters (expected: at most 1000000) (line 1)");
    }

    @Test
    void an_empty_text_is_refused() {
        assertThat(issues("")).containsExactly("an empty text (expected: a definition) (line 1)");
        assertThat(issues(" \n\t\n")).hasSize(1);
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(syntax.parse("\uFEFFa: 1")).isEqualTo(syntax.parse("a: 1"));
        assertThat(syntax.parse("\uFEFF{\"a\": 1}")).isEqualTo(syntax.parse("{\"a\": 1}"));
    }
}
