package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Node;
import dev.espalier.refusal.Issue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private final TextSyntax syntax = new TextSyntax();

    private List<Issue> issues(String text) {
        return ((Parsed.Malformed) syntax.parse(text)).issues();
    }

    @Test
    void every_part_knows_its_line() {
        assertThat(syntax.parse("\n{\n \"a\": [1.50,\n  true, null],\n \"b\":\n  \"x\"}"))
                .isEqualTo(
                        new Parsed.Tree(
                                new Node.Mapping(
                                        List.of(
                                                new Node.Entry(
                                                        "a",
                                                        new Node.Seq(
                                                                List.of(
                                                                        new Node.Decimal(
                                                                                new BigDecimal(
                                                                                        "1.50"),
                                                                                3),
                                                                        new Node.Bool(true, 4),
                                                                        new Node.Null(4)),
                                                                3),
                                                        3),
                                                new Node.Entry("b", new Node.Text("x", 6), 5)),
                                        2)));
    }

    @Test
    void a_malformed_text_is_refused_with_line_and_column() {
        assertThat(issues("{\"steps\": [\n  {\"type\": \"exit\",}\n]}"))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.line()).isEqualTo(2);
                    assertThat(issue.message())
                            .startsWith("malformed JSON at column 19: unexpected character");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1, 2",
                "{'a': 1}",
                "{a: 1}",
                "[1] 2",
                "[01]",
                "[NaN]",
                "[1,]",
                "[/* note */ 1]",
                "[\"line\nend\"]",
                "[1e99999]",
                "[1e-99999]",
                "[1e9999999999999]",
            })
    void only_strict_json_is_json(String text) {
        assertThat(issues(text))
                .singleElement()
                .satisfies(issue -> assertThat(issue.line()).isPositive());
    }

    @Test
    void every_name_that_stands_twice_is_refused() {
        assertThat(issues("{\"a\": 1,\n\"a\": {\"b\": 1,\n\"b\": 2}}"))
                .extracting(Issue::text)
                .containsExactly(
                        "a: stands twice (expected: once; first on line 1) (line 2)",
                        "a.b: stands twice (expected: once; first on line 2) (line 3)");
    }

    @Test
    void deep_long_and_large_texts_are_refused() {
        assertThat(issues("[".repeat(200_000))).hasSize(1);
        assertThat(issues("[" + "9".repeat(500) + "]")).hasSize(1);
        assertThat(issues("[\"" + "x".repeat(1_000_000) + "\"]"))
                .extracting(Issue::message)
                .containsExactly("1000004 characters (expected: at most 1000000)");
    }

    @Test
    void what_is_written_is_one_line_and_read_back_as_the_same_tree() {
        String text = "{\"a\":[1.50,true,null,\"Zoë 🌱 \\\"q\\\"\\n\"],\"b\":{}}";
        var tree = (Parsed.Tree) syntax.parse(text);

        assertThat(syntax.write(tree.root())).isEqualTo(text);
    }
}
