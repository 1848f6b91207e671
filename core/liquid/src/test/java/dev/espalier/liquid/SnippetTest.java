package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SnippetTest {
    private static final Map<String, String> SNIPPETS =
            Map.ofEntries(
                    Map.entry("plain", "plain"),
                    Map.entry("greet", "Hi {{ name }}!"),
                    Map.entry("x", "[{{ x }}]"),
                    Map.entry(
                            "loops",
                            "{% for i in (1..2) %}{{ forloop.parentloop.index }}{{ i }}{% endfor %}"),
                    Map.entry("greet_x", "[{{ greet_x }}{{ y }}]"),
                    Map.entry("card", "<{{ card }}{{ forloop.index }}>"),
                    Map.entry("parts/card", "({{ card.title }})"),
                    Map.entry("assigning", "{% assign made = 'inside' %}{{ outer }}"),
                    Map.entry("breaking", "a{% break %}b"),
                    Map.entry("outer", "{% render 'x', x: 'deep' %}"),
                    Map.entry("including", "{% include 'x' %}"),
                    Map.entry("counting", "{% increment n %}"),
                    Map.entry(
                            "down",
                            "{{ n }}{% if n > 0 %}{% assign m = n | minus: 1 %}{% render 'down', n: m %}{% endif %}"),
                    Map.entry("endless", "{% render 'endless' %}"),
                    Map.entry("endless_include", "{% include 'endless_include' %}"),
                    Map.entry("broken", "a\n {{ name | nope }}"));

    private static final Liquid LIQUID =
            Table.LIQUID.withSnippets(name -> Optional.ofNullable(SNIPPETS.get(name)));

    private static Table table() {
        return new Table(LIQUID, Sample.VALUES);
    }

    @TestFactory
    Stream<DynamicTest> render_sees_only_what_it_is_handed() {
        return table().rows(
                        """
                        {% render 'plain' %} => plain
                        {% render "plain" %} => plain
                        {% render 'greet' %} => Hi !
                        {% render 'greet', name: 'Bob' %} => Hi Bob!
                        {% render 'greet', name: name %} => Hi Ada!
                        {% render 'greet' name: name %} => Hi Ada!
                        {% assign name = 'x' %}{% render 'greet' %} => Hi !
                        {% assign outer = 'x' %}{% render 'assigning' %}{{ made }}| => |
                        {% render 'x' with 5 %} => [5]
                        {% render 'x' with name as x %} => [Ada]
                        {% render 'greet' with 'Bob' as name %} => Hi Bob!
                        {% render 'greet_x' with 1, y: 2 %} => [12]
                        {% render 'card' for tags %} => <red1><green2><blue3>
                        {% render 'x' for tags as x %} => [red][green][blue]
                        {% render 'x' for (1..3) as x %} => [1][2][3]
                        {% render 'x' for name as x %} => [Ada]
                        {% render 'x' for nothing as x %}| => |
                        {% render 'parts/card' with products[0] %} => (Shirt)
                        {% render 'outer' %} => [deep]
                        {% render 'loops' for tags %} => 121212
                        {% for t in tags %}{% render 'loops' %}{% endfor %} => 121212
                        {% for i in (1..2) %}{% render 'breaking' %}{% endfor %} => aa
                        {% increment n %}{% render 'counting' %}{% increment n %} => 001
                        {% for t in tags %}{% render 'card', card: forloop.index %}{% endfor %} => <1><2><3>
                        {% render 'down', n: 3 %} => 3210
                        {% render 'including', x: 1 %}| => |
                        {% render 'x', x: unknown %} => []
                        """);
    }

    @TestFactory
    Stream<DynamicTest> include_shares_the_scope_of_its_caller() {
        return table().rows(
                        """
                        {% include 'plain' %} => plain
                        {% include 'greet' %} => Hi Ada!
                        {% include 'greet', name: 'Bob' %} => Hi Bob!
                        {% include 'greet', name: 'Bob' %}{{ name }} => Hi Bob!Ada
                        {% assign outer = 'x' %}{% include 'assigning' %}{{ made }} => xinside
                        {% include 'x' with 5 %} => [5]
                        {% include 'x' with name as x %} => [Ada]
                        {% include 'x' for tags %} => [red][green][blue]
                        {% include 'x' with tags %} => [red][green][blue]
                        {% include 'x', x: 1 %} => [1]
                        {% assign x = 'mine' %}{% include 'x' %} => [mine]
                        {% assign which = 'plain' %}{% include which %} => plain
                        {% assign which = 'x' %}{% include which with 7 as x %} => [7]
                        {% assign which = 'parts/card' %}{% include which with products[1] as card %} => (Mug)
                        {% include 'parts/card' with products[1] %} => (Mug)
                        {% for i in (1..2) %}{% include 'breaking' %}{% endfor %} => a
                        {% increment n %}{% include 'counting' %}{% increment n %} => 012
                        {% include unknown %}| => |
                        {% for t in tags %}{% include 'loops' %}{% endfor %} => 111221223132
                        {% assign which = 'nowhere' %}{% include which %}| => |
                        {% assign which = 'broken' %}{% include which %}| => |
                        """);
    }

    @Test
    void a_snippet_that_calls_itself_ends_at_the_nesting_limit() {
        for (var name :
                new String[] {"{% render 'endless' %}", "{% include 'endless_include' %}"}) {
            var template = LIQUID.compile(name);
            assertThatExceptionOfType(LiquidRenderError.class)
                    .isThrownBy(() -> template.render(Map.of()))
                    .withMessageContaining("nesting");
        }
    }

    @Test
    void a_missing_snippet_is_a_fault_of_the_template() {
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> LIQUID.compile("a\n{% render 'gone' %}"))
                .satisfies(error ->
                        assertThat(error.faults())
                                .containsExactly(
                                        new Fault(
                                                "",
                                                2,
                                                11,
                                                "gone: unknown snippet (expected: a stored snippet)")));
    }

    @Test
    void a_fault_inside_a_snippet_names_the_snippet() {
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> LIQUID.compile("{% render 'broken' %}"))
                .satisfies(error -> {
                    assertThat(error.faults()).hasSize(1);
                    assertThat(error.faults().getFirst().snippet()).isEqualTo("broken");
                    assertThat(error.faults().getFirst().line()).isEqualTo(2);
                });
    }

    @Test
    void a_strict_rendering_refuses_a_snippet_that_cannot_be_included() {
        var strict = LIQUID.withStrictness(Strictness.STRICT);
        for (var name : new String[] {"nowhere", "broken"}) {
            var template = strict.compile("{% include which %}");
            assertThatExceptionOfType(LiquidRenderError.class)
                    .isThrownBy(() -> template.render(Map.of("which", name)))
                    .withMessageStartingWith("line 1, column 4: include: ");
        }
    }

    @Test
    void the_source_limit_counts_snippets_too() {
        var small = LIQUID.withLimits(Limits.standard().withMaxSource(30));
        assertThat(small.compile("{% render 'plain' %}").render(Map.of())).isEqualTo("plain");
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> small.compile("{% render 'assigning' %}"))
                .withMessageContaining("expected: at most 30");
    }
}
