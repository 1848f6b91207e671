package dev.espalier.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest extends TextTest {

    private static final Map<String, ?> NOBODY = Map.of();
    private static final Map<String, ?> ITEMS = Map.of("items", List.of("a", "b"), "shown", true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "{{ a | default: \"x\" }} ~ <p>x</p>",
                "{{ a_b_c | default: 'x_y_z' }} and _more_ ~ <p>x_y_z and <em>more</em></p>",
                "{{ a | default: '**' }} and ** ~ <p>** and **</p>",
                "**{{ a | default: 'x*y' }}** ~ <p><strong>x*y</strong></p>",
                "snake_{{ a | default: 'b' }}_case ~ <p>snake_b_case</p>",
                "[go]({{ url | default: \"https://x.test/?a=1&b=2\" }}) ~ <p><a href=\"https://x.test/?a=1&amp;b=2\">go</a></p>",
                "[go](https://x.test/{{ a | default: 'b' }}?c={{ d | default: 'e f' | url_encode }}) ~ <p><a href=\"https://x.test/b?c=e+f\">go</a></p>",
                "https://x.test/{{ a | default: 'b' }} ~ <p><a href=\"https://x.test/b\">https://x.test/b</a></p>",
                "![a](https://x.test/{{ a | default: 'b' }}.png) ~ <p><img src=\"https://x.test/b.png\" alt=\"a\" /></p>",
                "`{{ a | default: 'x' }}` ~ <p><code>x</code></p>",
                "1 < 2 {% if 1 < 2 %}yes{% endif %} ~ <p>1 &lt; 2 yes</p>",
                "{{ '<b>' }} & <i>own</i> ~ <p>&lt;b&gt; &amp; <i>own</i></p>",
                "{% raw %}{{ a }}{% endraw %} ~ <p>{{ a }}</p>",
                "a{%- if true -%} b {%- endif %} ~ <p>ab</p>",
                "# {{ a | default: 'Title' }} ~ <h1>Title</h1>"
            })
    void liquid_comes_through_markdown_as_it_was_written(String source, String expected) {
        assertThat(markdown(source, NOBODY).html()).contains(expected.strip());
    }

    @Test
    void a_loop_around_list_items_closes_outside_the_list() {
        String source = "before\n{% for i in items %}\n- item {{ i }}\n{% endfor %}\nafter\n";

        var email = markdown(source, ITEMS);

        assertThat(email.html().replaceAll("\\s+", " "))
                .contains(
                        "<p>before</p> <ul> <li>item a</li> </ul> <ul> <li>item b</li> </ul> <p>after</p>");
        assertThat(email.text()).isEqualTo("before\n\n- item a\n\n- item b\n\nafter");
    }

    @Test
    void control_tags_on_their_own_lines_leave_no_empty_paragraphs() {
        String source = "{% if shown %}\nyes\n{% else %}\nno\n{% endif %}\n";

        assertThat(markdown(source, ITEMS).html()).contains("<p>yes</p>").doesNotContain("<p></p>");
        assertThat(markdown(source, NOBODY).text()).isEqualTo("no");
    }

    @Test
    void tables_are_tables() {
        var email = markdown("| a | b |\n|---|---|\n| {{ x | default: '1' }} | 2 |\n", NOBODY);

        assertThat(email.html()).contains("<td>1</td>").contains("<th>a</th>");
        assertThat(email.text()).isEqualTo("a b\n1 2");
    }

    @Test
    void the_result_is_a_whole_document_for_small_screens() {
        assertThat(markdown("hi", NOBODY).html())
                .startsWith("<!doctype html>")
                .contains("name=\"viewport\"", "<p>hi</p>\n</div>")
                .endsWith("</html>\n");
    }

    @Test
    void a_source_that_holds_the_words_we_use_ourselves_is_safe() {
        assertThat(markdown("lq0z lqx1z {{ a | default: 'x' }} <!--:lq0z:-->", NOBODY).html())
                .contains("<p>lq0z lqx1z x <!--:lq0z:--></p>");
    }

    @Test
    void a_tag_alone_inside_a_code_block_is_shown_there() {
        assertThat(markdown("```\n{% if true %}\n{{ 'x' }}\n{% endif %}\n```\n", NOBODY).html())
                .contains("<pre><code>\nx\n\n</code></pre>");
    }
}
