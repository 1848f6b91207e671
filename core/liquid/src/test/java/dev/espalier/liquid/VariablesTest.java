package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class VariablesTest {
    private static final Map<String, String> SNIPPETS =
            Map.of(
                    "reads", "{{ sender.name }}{{ given }}",
                    "assigns", "{% assign later = early %}",
                    "reads_itself", "{{ reads_itself.x }}{{ other }}",
                    "ring", "{{ inside }}{% if inside %}{% include 'ring' %}{% endif %}");

    private static Stream<DynamicTest> rows(String table) {
        var liquid = Table.LIQUID.withSnippets(name -> Optional.ofNullable(SNIPPETS.get(name)));
        return table.lines()
                .map(line -> {
                    int arrow = line.lastIndexOf(" => ");
                    var template = line.substring(0, arrow).replace('⏎', '\n');
                    return DynamicTest.dynamicTest(
                            line,
                            () ->
                                    assertThat(liquid.compile(template).variables())
                                            .hasToString(line.substring(arrow + 4)));
                });
    }

    @TestFactory
    Stream<DynamicTest> an_output_reads_its_paths() {
        return rows(
                """
                nothing => []
                {{ a }} => [a]
                {{ contact.properties.firstName }} => [contact.properties.firstName]
                {{ a.b | append: c.d }} => [a.b, c.d]
                {{ a | default: b, allow_false: c }} => [a, b, c]
                {{ a }}{{ a }}{{ a.b }} => [a, a.b]
                {{ a["b"].c }} => [a["b"].c]
                {{ a['two words'] }} => [a["two words"]]
                {{ a[0].b }} => [a[0].b]
                {{ a[-1] }} => [a[-1]]
                {{ prices[contact.plan].value }} => [contact.plan, prices]
                {{ ["two words"].x }} => [two words.x]
                {{ [a].x }} => [a]
                {{ empty.x }}{{ blank["y"] }} => [blank["y"], empty.x]
                {{ 'a' }}{{ 1 }}{{ true }}{{ nil }}{{ empty }} => []
                """);
    }

    @TestFactory
    Stream<DynamicTest> tags_read_what_they_do_not_bind_themselves() {
        return rows(
                """
                {% if a == b and c contains 'x' %}{{ d }}{% elsif e %}{% endif %} => [a, b, c, d, e]
                {% unless a %}{% endunless %} => [a]
                {% case a %}{% when b, 1 or c %}{% endcase %} => [a, b, c]
                {% for x in xs %}{{ x.name }}{{ forloop.index }}{{ y }}{% endfor %} => [xs, y]
                {% for x in x %}{{ x }}{% endfor %} => [x]
                {% for x in xs limit: n offset: m %}{% endfor %} => [m, n, xs]
                {% for x in xs %}{% endfor %}{{ x }}{{ forloop.index }} => [forloop.index, x, xs]
                {% for i in (a..b) %}{{ i }}{% endfor %} => [a, b]
                {% for x in xs %}{% for y in x.ys %}{{ x }}{{ y }}{% endfor %}{{ y }}{% endfor %} => [xs, y]
                {% tablerow x in xs cols: n %}{{ x }}{{ tablerowloop.col }}{% endtablerow %} => [n, xs]
                {% assign x = a.b %}{{ x.c }} => [a.b]
                {{ x }}{% assign x = 1 %}{{ x }} => [x]
                {% assign x = x | plus: 1 %}{{ x }} => [x]
                {% if a %}{% assign x = 1 %}{% endif %}{{ x }} => [a]
                {% capture x %}{{ a }}{% endcapture %}{{ x }} => [a]
                {% increment x %}{{ x }} => []
                {% cycle a, b %}{% cycle g: c %} => [a, b, c, g]
                {% echo a.b %} => [a.b]
                {% liquid⏎assign x = a⏎echo x⏎echo b⏎%} => [a, b]
                {% comment %}{{ a }}{% endcomment %}{% raw %}{{ b }}{% endraw %} => []
                """);
    }

    @TestFactory
    Stream<DynamicTest> included_snippets_read_for_their_caller() {
        return rows(
                """
                {% render 'reads', given: a.b %} => [a.b]
                {% render 'reads' with a as given %} => [a]
                {% include 'reads' %} => [given, sender.name]
                {% include 'reads', given: a %} => [a, sender.name]
                {% include 'reads' with a as given %} => [a, sender.name]
                {% include 'assigns' %}{{ later }} => [early]
                {% include 'reads_itself' %} => [other]
                {% include 'ring' %} => [inside]
                {% include which %} => [which]
                {% for given in xs %}{% include 'reads' %}{% endfor %} => [sender.name, xs]
                """);
    }
}
