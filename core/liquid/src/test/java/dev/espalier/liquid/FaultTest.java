package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FaultTest {
    private static List<String> faults(String template) {
        var error =
                catchThrowableOfType(LiquidSyntaxError.class, () -> Table.LIQUID.compile(template));
        assertThat(error).as("a fault in %s", template).isNotNull();
        return error.faults().stream()
                .map(f -> f.line() + ":" + f.column() + " " + f.message())
                .toList();
    }

    private static Stream<DynamicTest> rows(String table) {
        return table.lines()
                .map(line -> {
                    int arrow = line.indexOf(" => ");
                    var template = line.substring(0, arrow).replace('⏎', '\n');
                    return DynamicTest.dynamicTest(
                            line,
                            () -> assertThat(faults(template)).contains(line.substring(arrow + 4)));
                });
    }

    @TestFactory
    Stream<DynamicTest> blocks_are_closed_and_tags_are_known() {
        return rows(
                """
                {{ name => 1:1 {{: never closed (expected: }})
                a {% if x => 1:3 {%: never closed (expected: %})
                {{ name } => 1:1 {{: never closed (expected: }})
                {% %} => 1:1 tag: no name (expected: the name of a tag)
                {% nope %} => 1:4 nope: unknown tag (expected: a tag of liquid)
                {% unles x %} => 1:4 unles: unknown tag (expected: unless)
                {% if x %} => 1:4 if: never closed (expected: endif)
                {% for x in y %} => 1:4 for: never closed (expected: endfor)
                {% raw %} => 1:4 raw: never closed (expected: endraw)
                {% comment %} => 1:4 comment: never closed (expected: endcomment)
                {% doc %} => 1:4 doc: never closed (expected: enddoc)
                {% capture x %} => 1:4 capture: never closed (expected: endcapture)
                {% endif %} => 1:4 endif: nothing to close or divide (expected: no block is open)
                {% else %} => 1:4 else: nothing to close or divide (expected: no block is open)
                {% for x in y %}{% elsif z %}{% endfor %} => 1:20 elsif: nothing to close or divide (expected: endfor)
                {% if a %}{% else %}{% elsif b %}{% endif %} => 1:24 elsif: after else (expected: endif)
                {% if a %}{% else %}{% else %}{% endif %} => 1:24 else: after else (expected: endif)
                {% if a %}{% else if b %}{% endif %} => 1:14 else if b (expected: else alone, or elsif)
                {% case a %}{% when 1 %}{% else b %}{% endcase %} => 1:28 else b (expected: else alone, or elsif)
                {% render x %} => 1:11 x (expected: the name of a snippet in quotes)
                {% render 'x' %} => 1:11 x: unknown snippet (expected: a stored snippet)
                {% include 'x' %} => 1:12 x: unknown snippet (expected: a stored snippet)
                {% # one⏎two %} => 2:1 comment: a line without # (expected: # before every line)
                {% liquid⏎nope⏎%} => 2:1 nope: unknown tag (expected: a tag of liquid)
                {% liquid⏎if x⏎%}{% endif %} => 2:1 if: never closed (expected: endif)
                {% liquid⏎raw⏎%} => 2:1 raw: inside liquid (expected: a tag of its own)
                {% liquid⏎comment⏎%} => 2:1 comment: never closed (expected: endcomment)
                """);
    }

    @TestFactory
    Stream<DynamicTest> a_tag_says_what_its_markup_lacks() {
        return rows(
                """
                {% if %}{% endif %} => 1:7 end of the markup (expected: a value)
                {% if a = b %}{% endif %} => 1:9 = (expected: the end of the markup)
                {% if a === b %}{% endif %} => 1:11 = (expected: a value)
                {% if a && b %}{% endif %} => 1:9 & (expected: a value, an operator or a filter)
                {% if a == %}{% endif %} => 1:12 end of the markup (expected: a value)
                {% if a and %}{% endif %} => 1:13 end of the markup (expected: a value)
                {% if (a or b) and c %}{% endif %} => 1:10 or (expected: ..)
                {% if a b %}{% endif %} => 1:9 b (expected: the end of the markup)
                {% case %}{% endcase %} => 1:9 end of the markup (expected: a value)
                {% case a %}{% when %}{% endcase %} => 1:21 end of the markup (expected: a value)
                {% for %}{% endfor %} => 1:8 end of the markup (expected: a name)
                {% for x y %}{% endfor %} => 1:10 y (expected: in)
                {% for x in %}{% endfor %} => 1:13 end of the markup (expected: a value)
                {% for x in y cols: 2 %}{% endfor %} => 1:15 cols (expected: reversed, limit or offset)
                {% for x in y limit 2 %}{% endfor %} => 1:21 2 (expected: :)
                {% for i in (1..) %}{% endfor %} => 1:17 ) (expected: a value)
                {% for i in (1.3) %}{% endfor %} => 1:17 ) (expected: ..)
                {% tablerow x in y reversed %}{% endtablerow %} => 1:29 end of the markup (expected: :)
                {% assign %} => 1:11 end of the markup (expected: the name of a variable)
                {% assign x %} => 1:13 end of the markup (expected: =)
                {% assign x = %} => 1:15 end of the markup (expected: a value)
                {% assign x.y = 1 %} => 1:12 . (expected: =)
                {% assign x == 1 %} => 1:13 == (expected: =)
                {% increment %} => 1:14 end of the markup (expected: the name of a variable)
                {% cycle %} => 1:10 end of the markup (expected: a value)
                {% break now %} => 1:10 now (expected: the end of the markup)
                """);
    }

    @TestFactory
    Stream<DynamicTest> an_output_says_what_its_markup_lacks() {
        return rows(
                """
                {{ 'open }} => 1:4 ': never closed (expected: ')
                {{ a | }} => 1:8 end of the markup (expected: the name of a filter)
                {{ a | upcas }} => 1:8 upcas: unknown filter (expected: upcase)
                {{ a | yodel }} => 1:8 yodel: unknown filter (expected: a filter of liquid)
                {{ a | upcase: 1 }} => 1:8 upcase: 1 arguments (expected: 0 arguments)
                {{ a | append }} => 1:8 append: 0 arguments (expected: 1 argument)
                {{ a | slice }} => 1:8 slice: 0 arguments (expected: 1 or 2 arguments)
                {{ a | append: }} => 1:16 end of the markup (expected: a value)
                {{ a | append: 1 2 }} => 1:18 2 (expected: the end of the markup)
                {{ a | default: 1, allow: true }} => 1:8 default: allow (expected: allow_false)
                {{ a | upcase: x: 1 }} => 1:8 upcase: x (expected: no named argument)
                {{ a b }} => 1:6 b (expected: the end of the markup)
                {{ a. }} => 1:7 end of the markup (expected: a name)
                {{ a[ }} => 1:7 end of the markup (expected: a value)
                {{ a[1 }} => 1:8 end of the markup (expected: ])
                {{ a == b }} => 1:6 == (expected: the end of the markup)
                {{ | upcase }} => 1:4 | (expected: a value)
                {{ 1.2.3 }} => 1:7 . (expected: the end of the markup)
                {{ a! }} => 1:5 ! (expected: a value, an operator or a filter)
                """);
    }

    @Test
    void one_reading_finds_every_fault() {
        assertThat(
                        faults(
                                """
                                {{ a | nope }}
                                {% if x = 1 %}
                                  {{ b c }}
                                {% endif %}
                                {% wrong %}
                                {% for i in %}{{ 'x }}{% endfor %}
                                """))
                .containsExactly(
                        "1:8 nope: unknown filter (expected: a filter of liquid)",
                        "2:9 = (expected: the end of the markup)",
                        "3:8 c (expected: the end of the markup)",
                        "5:4 wrong: unknown tag (expected: a tag of liquid)",
                        "6:13 end of the markup (expected: a value)",
                        "6:18 ': never closed (expected: ')");
    }

    @Test
    void a_forgotten_end_does_not_swallow_the_end_of_the_outer_block() {
        assertThat(faults("{% if a %}{% for x in y %}{% endif %}{{ b c }}"))
                .containsExactly(
                        "1:14 for: never closed (expected: endfor)",
                        "1:43 c (expected: the end of the markup)");
    }

    @Test
    void the_message_holds_every_fault_on_a_line_of_its_own() {
        var error =
                catchThrowableOfType(
                        LiquidSyntaxError.class,
                        () -> Table.LIQUID.compile("{{ a b }}\n{{ c d }}"));
        assertThat(error)
                .hasMessage(
                        """
                        line 1, column 6: b (expected: the end of the markup)
                        line 2, column 6: d (expected: the end of the markup)\
                        """);
    }

    @Test
    void no_more_than_fifty_faults_are_told() {
        assertThat(faults("{{ a b }}".repeat(1_000))).hasSize(50);
    }
}
