package dev.espalier.mail.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer.Compiled;
import dev.espalier.engine.mail.Composer.Fault;
import dev.espalier.liquid.Liquid;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilingTest extends TextTest {

    @Test
    void every_fault_is_listed_at_once_with_its_part_and_line() {
        var compiled =
                texts.compile(
                        "{{ a",
                        "{% nope %}",
                        new Markup.Markdown("fine\n\n{% if a %}\nnever closed\n"),
                        "line one\n{{ a | nope }}");

        assertThat(faults(compiled))
                .extracting(Fault::part, Fault::line)
                .contains(
                        tuple("subject", 1),
                        tuple("preheader", 1),
                        tuple("body", 3),
                        tuple("text", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "tab\tbed", "nul\u0000", "cr\rlf\n", "next\u0085line"})
    void subject_and_preheader_are_one_line(String line) {
        var compiled = texts.compile(line, line, new Markup.Html("<p>x</p>"), null);

        assertThat(faults(compiled))
                .extracting(Fault::part)
                .containsExactly("subject", "preheader");
    }

    @Test
    void a_blank_subject_is_a_fault() {
        assertThat(faults(texts.compile(" ", null, new Markup.Html("x"), null)))
                .extracting(Fault::part)
                .containsExactly("subject");
    }

    @Test
    void the_variables_of_all_parts_are_told_sorted() {
        var compiled =
                texts.compile(
                        "{{ contact.firstName }}",
                        "{{ contact.plan }}",
                        new Markup.Mjml(
                                "<mjml><mj-body><mj-section><mj-column><mj-text>{{ contact.city }}"
                                        + "</mj-text></mj-column></mj-section></mj-body></mjml>"),
                        "{{ contact.age }}");

        assertThat(((Compiled.Text) compiled).variables())
                .containsExactly(
                        "contact.age", "contact.city", "contact.firstName", "contact.plan");
    }

    @Test
    void the_preheader_is_a_hidden_block_at_the_start_of_the_body() {
        String body =
                "<html><head></head><!-- <body> --><body class=\"a>b\" {% if x %}id='{{ \"x\" }}'{% endif %}>\n<p>x</p></body></html>";
        var text =
                accepted(
                        texts.compile(
                                "s", "a < {{ b | default: \"&\" }}", new Markup.Html(body), null));

        assertThat(text.html())
                .contains("{% endif %}><div style=\"display:none;")
                .contains("\">a &lt; {{ b | default: \"&\" }}</div>\n<p>x</p>");
        assertThat(text.text()).isEqualTo("x");
        assertThat(rendered(text, Map.of()).preheader()).isEqualTo("a < &");
        assertThat(rendered(text, Map.of()).html()).contains(">a &lt; &amp;</div>");
    }

    @Test
    void an_html_document_is_kept_as_it_is() {
        String document =
                "<!DOCTYPE html><HTML><body><!--[if mso]><i>x</i><![endif]--><P Class=a>{{ x }}</BODY></html>";

        assertThat(compiled(new Markup.Html(document)).html()).isEqualTo(document);
    }

    @Test
    void a_fragment_of_html_gets_a_document_around_it() {
        assertThat(compiled(new Markup.Html("<p>x</p>")).html())
                .startsWith("<!doctype html>")
                .contains("<div class=\"page\">\n<p>x</p>\n</div>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<p>no mjml</p> ~ 0",
                "<mjml><mj-body>\\n<mj-sction></mj-sction></mj-body></mjml> ~ 2",
                "<mjml><mj-head>\\n\\n<mj-include path=\"/etc/hosts\"/></mj-head></mjml> ~ 3",
                "<mjml><mj-body><mj-section><mj-column>\\n<mj-button {% if x %}href=\"a\"{% endif %}>go</mj-button></mj-column></mj-section></mj-body></mjml> ~ 2"
            })
    void mjml_that_the_library_would_drop_or_refuse_is_a_fault(String source, int line) {
        var compiled = compile(new Markup.Mjml(source.strip().replace("\\n", "\n")));

        assertThat(faults(compiled))
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(it.part()).isEqualTo("body");
                    assertThat(it.line()).isEqualTo(line);
                });
    }

    @Test
    void liquid_comes_through_mjml_between_and_inside_its_elements() {
        String source =
                """
                <mjml><mj-head><mj-style inline="inline">.big { font-size: 20px; } a:hover { color: red }</mj-style>
                <mj-style>.media { color: blue }</mj-style></mj-head><mj-body>
                {% for i in items %}
                <mj-section><mj-column>
                <mj-text css-class="x">Hi <b class="big">{{ i | default: "x" }}</b></mj-text>
                {% if i == 'b' %}<mj-button href="https://x.test/{{ i }}?a=b&amp;c={{ i | append: "'" }}">go</mj-button>{% endif %}
                </mj-column></mj-section>
                {% endfor %}
                </mj-body></mjml>
                """;

        var email = mjml(source, Map.of("items", List.of("a", "b")));

        assertThat(email.html())
                .contains("<b class=\"big\" style=\"font-size: 20px\">a</b>")
                .contains("href=\"https://x.test/b?a=b&amp;c=b&#39;\"")
                .contains(".media")
                .doesNotContain("lq", "{%", "<!--:");
        assertThat(email.html().split(">\\s*go\\s*</a>", -1)).hasSize(2);
        assertThat(email.text()).isEqualTo("Hi a\n\nHi b\n\ngo (https://x.test/b?a=b&c=b')");
    }

    @Test
    void equal_input_gives_an_equal_text() {
        var body = new Markup.Markdown("# a\n\n{{ b }}");

        assertThat(new Texts(liquid()).compile("s", "p", body, null))
                .isEqualTo(new Texts(liquid()).compile("s", "p", body, null));
    }

    private static Liquid liquid() {
        return Liquid.with(InstantSource.system());
    }
}
