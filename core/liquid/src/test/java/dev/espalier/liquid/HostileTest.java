package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                "{% for i in (1..100000) %}{% if s contains half %}{% endif %}{% endfor %}",
                "{% for i in (1..100000) %}{% assign x = s | remove: half %}{% endfor %}",
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
                        "half",
                        "a".repeat(100_000) + "b",
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
    @Timeout(20)
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
    @Timeout(5)
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
    @Timeout(5)
    void a_large_template_is_read_in_linear_time() {
        var source = "{{ a.b | default: 'x' | upcase }}\n{% if a %}y{% endif %}".repeat(8_000);
        assertThat(Table.LIQUID.compile(source).render(Map.of())).hasSize(16_000);
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
    void the_deepest_nesting_that_can_be_asked_for_fits_a_small_stack() throws Exception {
        var deep = Table.LIQUID.withLimits(Limits.standard().withMaxNesting(125));
        var rendered = new ArrayList<String>();
        Runnable task = () -> rendered.add(deep.compile(nested(124)).render(Map.of()));
        var thread = new Thread(null, task, "small stack", 512 * 1024);
        thread.start();
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
}
