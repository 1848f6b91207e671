package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {
    private static final String TWENTY_DOUBLINGS =
            "{% for i in (1..20) %}{% assign s = s | append: s %}{% endfor %}";
    private static final String MANY = "{% for i in (1..1000000000) %}";

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                MANY + "{% endfor %}",
                MANY + "x{% endfor %}",
                MANY + "{% assign x = i %}{% endfor %}",
                MANY + "{% cycle 'a', 'b' %}{% endfor %}",
                MANY + "{% increment x %}{% endfor %}",
                MANY + "{% capture x %}{{ x }}x{% endcapture %}{% endfor %}",
                MANY + "{{ i | date: '%1000d' }}{% endfor %}",
                "{% tablerow i in (1..1000000000) %}{% endtablerow %}",
                "{% for i in (1..10000) %}{% for j in (1..10000) %}{% endfor %}{% endfor %}",
                "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}",
                "{% assign s = 'x' %}{% for i in (1..100) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}",
                "{% assign s = '1,' %}"
                        + TWENTY_DOUBLINGS
                        + "{% assign a = s | split: ',' %}{{ a | join: s }}",
                "{% assign a = 'a' | split: ',' %}{% for i in (1..100) %}{% assign a = a | concat: a %}{% endfor %}",
                "{% assign s = 'aaaaaaaaaaaaaaaa' %}{% for i in (1..100) %}{% assign s = s | replace: 'a', s %}{% endfor %}",
                "{% assign s = 'x' %}{% for i in (1..1000) %}{% assign s = s | base64_encode %}{% endfor %}",
                "{{ (1..1000000000) | join: ',' }}",
                "{{ (1..1000000000) | reverse | first }}",
                "{{ (1..1000000000) | sum }}",
                "{{ (1..9223372036854775807) | sort }}",
                "{{ (-9223372036854775808..9223372036854775807) | size | plus: 1 }}{{ (1..99999999999999999999) | map: 'x' }}",
                "{% assign a = (1..300000) | reverse %}{% assign b = a | sort %}",
                MANY + "{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}",
            })
    void a_template_that_would_not_end_is_stopped(String template) {
        var compiled = Table.LIQUID.compile(template);
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> compiled.render(Map.of("s", "x")))
                .withMessageContaining("(expected: at most ");
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "{% assign n = 9 %}{% for i in (1..10000) %}{% assign n = n | times: n %}{% endfor %}{{ n }}",
                "{% assign n = 1.5 %}{% for i in (1..10000) %}{% assign n = n | times: n %}{% endfor %}{{ n }}",
                "{% assign n = 0.1 %}{% for i in (1..10000) %}{% assign n = n | times: n %}{% endfor %}{{ n }}",
                "{{ 1 | round: 999999999999 }}{{ 1.5 | round: -999999999999 }}",
                "{{ 'abc' | truncate: 99999999999999999999 }}{{ 'abc' | truncate: -99999999999999999999 }}",
                "{{ 'abc' | truncatewords: 99999999999999999999 }}",
                "{{ 'abc' | slice: 99999999999999999999, 99999999999999999999 }}",
                "{{ 'abc' | slice: -99999999999999999999, -99999999999999999999 }}",
                "{{ 'now' | date: '%999999999999Y%99999N%0100000d' }}",
                "{{ 9999999999999999 | date: '%c' }}{{ -9999999999999999 | date: '%c' }}",
                "{% for i in (1..3) offset: -99999999999999999999 limit: 99999999999999999999 %}{% endfor %}",
                "{% for i in (9223372036854775806..9223372036854775807) %}{{ i }}{% endfor %}",
                "{{ (9223372036854775806..9223372036854775807) | join }}",
                "{% tablerow i in (1..3) cols: -5 %}{% endtablerow %}",
                "{% tablerow i in (1..3) cols: 99999999999999999999 %}{% endtablerow %}",
            })
    void absurd_arguments_do_no_harm(String template) {
        assertThat(Table.LIQUID.compile(template).render(Map.of())).hasSizeLessThan(10_000);
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(
            strings = {
                // Searching, comparing and measuring long texts again and again.
                "{% assign b = s | append: 'b' %}{% for i in (1..100000) %}{% if s contains b %}{% endif %}{% endfor %}",
                "{% assign b = s | append: 'b' %}{% for i in (1..100000) %}{% assign x = s | remove: b %}{% endfor %}",
                "{% assign t = s | append: '' %}{% for i in (1..100000) %}{% if s == t %}{% endif %}{% endfor %}",
                "{% assign t = s | append: '' %}{% for i in (1..100000) %}{% if s < t %}{% endif %}{% endfor %}",
                "{% assign t = s | append: '👋' %}{% for i in (1..100000) %}{% assign n = t.size %}{% endfor %}",
                "{% assign t = s | append: '👋' %}{% for i in (1..100000) %}{% assign n = t | size %}{% endfor %}",
                "{% for i in (1..100000) %}{% assign n = s | plus: 1 %}{% endfor %}",
                "{% for i in (1..100000) %}{% if spaces == blank %}{% endif %}{% endfor %}",
                "{% for i in (1..100000) %}{% assign x = s | date: '%Y' %}{% endfor %}",
                "{% for i in (1..100000) %}{% assign x = digits | times: digits %}{% endfor %}",
                "{% assign t = s | append: '' %}{% assign a = s | split: 'q' %}{% assign b = t | split: 'q' %}{% assign a = a | concat: b %}"
                        + "{% for i in (1..15) %}{% assign a = a | concat: a %}{% endfor %}{% assign a = a | sort | uniq %}",
            })
    void work_on_long_texts_is_paid_for(String template) {
        var values =
                Map.of(
                        "s",
                        "a".repeat(200_000),
                        "spaces",
                        " ".repeat(200_000),
                        "digits",
                        "0." + "1".repeat(390));
        var compiled = Table.LIQUID.compile(template);
        try {
            compiled.render(values);
        } catch (LiquidRenderError error) {
            assertThat(error).hasMessageContaining("expected: at most");
        }
    }

    @Test
    void sources_built_to_confuse_the_reader_are_read_in_linear_time() {
        var limits = Limits.standard().withMaxSource(2_000_000);
        for (var part :
                List.of(
                        "{{",
                        "{%",
                        "{% raw %}",
                        "{% comment %}",
                        "{% comment %}{% raw %}",
                        "{{ '",
                        "{{ \"",
                        "{{ a.",
                        "{% if x %}",
                        "{% case x %}{% when 1 %}",
                        "{% liquid\n",
                        "{{ a[",
                        "{{ ((",
                        "{",
                        "{-",
                        "{{-",
                        "{% if a or ",
                        "{{ a | ",
                        "{% for x in (",
                        "{%- # ",
                        "{% else %}",
                        "{% endif %}",
                        "{% render 'x' %}")) {
            for (var source :
                    List.of(
                            part.repeat(20_000),
                            part.repeat(20_000) + "%}",
                            part.repeat(20_000) + "}}")) {
                try {
                    Table.LIQUID.withLimits(limits).compile(source).render(Map.of());
                } catch (LiquidSyntaxError error) {
                    assertThat(error.faults()).hasSizeBetween(1, 50);
                }
            }
        }
    }

    @Test
    void a_long_path_condition_or_chain_of_filters_does_not_exhaust_the_stack() {
        var source =
                "{{ a"
                        + ".b".repeat(50_000)
                        + " }}{% if a"
                        + " or a".repeat(50_000)
                        + " %}{% endif %}{{ 'x'"
                        + " | upcase".repeat(10_000)
                        + " }}{% if a %}"
                        + "{% elsif a %}".repeat(10_000)
                        + "{% endif %}";
        var roomy = Table.LIQUID.withLimits(Limits.standard().withMaxSource(1_000_000));
        assertThat(roomy.compile(source).render(Map.of())).isEqualTo("X");
    }

    @Test
    void nesting_ends_at_its_limit() {
        var most = Limits.standard().maxNesting();
        assertThat(Table.LIQUID.compile(nested(most - 1)).render(Map.of())).isEqualTo("x");
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> Table.LIQUID.compile(nested(most + 1)))
                .withMessage("line 1, column 1304: nesting (expected: at most 100 levels)");
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> Table.LIQUID.compile("{{ " + "a[".repeat(10_000) + " }}"))
                .withMessageContaining("nesting");
    }

    @Test
    void the_deepest_nesting_that_can_be_asked_for_fits_an_ordinary_stack() throws Exception {
        var deep = Table.LIQUID.withLimits(Limits.standard().withMaxNesting(1_000));
        var rendered = new ArrayList<String>();
        var thread =
                Thread.ofPlatform()
                        .start(() -> rendered.add(deep.compile(nested(990)).render(Map.of())));
        thread.join();
        assertThat(rendered).containsExactly("x");
    }

    private static String nested(int levels) {
        return "{% if true %}".repeat(levels) + "x" + "{% endif %}".repeat(levels);
    }

    @Test
    void values_that_hold_themselves_are_stopped() {
        var map = new HashMap<String, Object>();
        var list = new ArrayList<Object>(List.of(1));
        list.add(list);
        map.put("self", map);
        map.put("twin", map);
        map.put("list", list);
        for (var template :
                List.of(
                        "{{ self }}",
                        "{{ list }}",
                        "{{ list | join }}",
                        "{{ self | upcase }}",
                        "{% if self == twin2 %}{% endif %}")) {
            var values = new HashMap<String, Object>(map);
            values.put("twin2", new HashMap<>(map));
            var compiled = Table.LIQUID.compile(template);
            assertThatExceptionOfType(LiquidRenderError.class)
                    .isThrownBy(() -> compiled.render(values));
        }
    }

    @Test
    void output_ends_at_its_limit_and_not_before() {
        var liquid = Table.LIQUID.withLimits(Limits.standard().withMaxOutput(10));
        assertThat(liquid.compile("12345{{ five }}").render(Map.of("five", "67890")))
                .isEqualTo("1234567890");
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> liquid.compile("12345{{ six }}").render(Map.of("six", "678901")))
                .withMessage("rendered characters: more than 10 (expected: at most 10)");
    }

    @Test
    void steps_end_at_their_limit() {
        var liquid = Table.LIQUID.withLimits(Limits.standard().withMaxSteps(50));
        assertThat(liquid.compile("{% for i in (1..5) %}{{ i }}{% endfor %}").render(Map.of()))
                .isEqualTo("12345");
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() ->
                        liquid.compile("{% for i in (1..99) %}{{ i }}{% endfor %}")
                                .render(Map.of()))
                .withMessage("steps: more than 50 (expected: at most 50)");
    }

    @Test
    void a_source_ends_at_its_limit() {
        var liquid = Table.LIQUID.withLimits(Limits.standard().withMaxSource(5));
        assertThat(liquid.compile("12345").render(Map.of())).isEqualTo("12345");
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> liquid.compile("123456"))
                .withMessage(
                        "line 1, column 1: source: more than 5 characters (expected: at most 5)");
    }

    @Test
    void a_deadline_is_kept_by_the_stopwatch_it_was_given() {
        var nanos = new AtomicLong();
        var liquid =
                Table.LIQUID.withDeadline(Duration.ofMillis(5), () -> nanos.getAndAdd(1_000_000));
        assertThat(liquid.compile("{% for i in (1..100) %}{{ i }}{% endfor %}").render(Map.of()))
                .hasSize(192);
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() ->
                        liquid.compile("{% for i in (1..100000) %}{{ i }}{% endfor %}")
                                .render(Map.of()))
                .withMessage("time: more than PT0.005S (expected: at most PT0.005S)");
    }

    @Test
    void limits_say_what_they_expect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().withMaxOutput(0))
                .withMessage("maxOutput: 0 (expected: 1..1000000000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().withMaxNesting(1_001))
                .withMessage("maxNesting: 1001 (expected: 1..1000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.LIQUID.withDeadline(Duration.ZERO, () -> 0))
                .withMessage("time: PT0S (expected: > 0)");
    }
}
