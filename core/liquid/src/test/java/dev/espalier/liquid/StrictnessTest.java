package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest {
    private static final Liquid STRICT = Table.LIQUID.withStrictness(Strictness.STRICT);

    private static String render(String template) {
        return STRICT.compile(template).render(Sample.VALUES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ unknown }}",
                "{{ none }}",
                "{{ contact.nickname }}",
                "{{ contact.unknown.deeper }}",
                "{{ tags[9] }}",
                "{{ unknown | upcase }}",
                "{{ contact['x'] | append: '!' }}",
                "{% echo unknown %}",
            })
    void an_output_without_a_value_throws(String template) {
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> render(template))
                .withMessageContaining("nil (expected: a value, or a default)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ unknown | default: '' }}",
                "{{ unknown | upcase | default: '' }}",
                "{% if unknown %}{% endif %}",
                "{% if unknown.deeper == 'x' %}{% endif %}",
                "{% for x in unknown %}{% endfor %}",
                "{% assign x = unknown %}",
                "{{ nil }}",
                "{{ empty_text }}",
                "{% case unknown %}{% when 1 %}{% endcase %}",
            })
    void asking_whether_there_is_a_value_does_not_throw(String template) {
        assertThat(render(template)).isEmpty();
    }

    @Test
    void what_would_throw_is_told_all_at_once_by_whichever_environment() {
        var source =
                "{{ unknown }} {{ contact.nickname | upcase }} {{ contact['x'].y }} {{ unknown }}"
                        + "{{ tags[9] }}{{ [ 'odd' ] }}{{ none | default: 'x' }}{{ 1 | divided_by: 0 }}"
                        + "{% if missing %}{{ not_looked_at }}{% endif %}"
                        + "{% for tag in tags %}{{ tag.x }}{% endfor %}";

        for (var liquid : List.of(Table.LIQUID, STRICT)) {
            assertThat(liquid.compile(source).missing(Sample.VALUES))
                    .containsExactly(
                            "[ 'odd' ]",
                            "contact.nickname",
                            "contact['x'].y",
                            "tag.x",
                            "tags[9]",
                            "unknown");
        }
        assertThat(Table.LIQUID.compile("Dear {{ contact }}").missing(Sample.VALUES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 1 | divided_by: 0 }}",
                "{{ 1 | modulo: 0 }}",
                "{{ 'x' | slice: 'y' }}",
                "{{ 'x' | truncate: 'y' }}",
                "{{ tags | concat: 'x' }}",
                "{{ products | sort }}",
                "{{ numbers | map: 'x' }}",
                "{{ 'x' | base64_decode }}",
                "{{ '%ff' | url_decode }}",
            })
    void a_failing_filter_throws_and_says_where(String template) {
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> render("one\ntwo " + template))
                .withMessageStartingWith("line 2, column ");
        assertThat(Table.LIQUID.compile(template).render(Sample.VALUES)).isEmpty();
    }

    @Test
    void the_message_names_the_filter_the_value_and_what_was_expected() {
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> render("{{ 1 | divided_by: 0 }}"))
                .withMessage("line 1, column 8: divided_by: 0 (expected: a divisor other than 0)");
    }

    @Test
    void an_object_of_another_kind_is_refused_rather_than_asked_to_describe_itself() {
        var template = Table.LIQUID.compile("{{ id }}");
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> template.render(Map.of("id", new UUID(1, 2))))
                .withMessageContaining(
                        "java.util.UUID (expected: text, number, boolean, time, list or map)");
    }

    @Test
    void an_object_of_another_kind_has_no_properties() {
        var template =
                Table.LIQUID.compile("{{ id.leastSignificantBits }}{{ id['class'] }}{{ id.size }}");
        assertThat(template.render(Map.of("id", new UUID(1, 2)))).isEmpty();
    }
}
