package dev.espalier.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.Markup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest extends TextTest {

    private static final Map<String, ?> VALUES =
            Map.of("items", List.of("a", "b"), "url", "https://x.test/?a=1&b=2", "name", "A & B");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "<p>one</p><p>two\\n  three</p> ~ one||two three",
                "<h1>T</h1>text<br>more<hr>end ~ T||text|more||---||end",
                "<ul><li>a<li>b</ul>c ~ - a|- b||c",
                "<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol> ~ 1. a|2. b|  - c",
                "<li>a</li> ~ - a",
                "<ul><li><p>a</p></li><li><p>b</p></li></ul> ~ - a|- b",
                "<a href='https://x.test'>go</a> now ~ go (https://x.test) now",
                "<a href='https://x.test'>https://x.test</a> ~ https://x.test",
                "<a href='mailto:a@x.test'>a@x.test</a> ~ a@x.test",
                "<a href='#top'>up</a> ~ up",
                "<a href='{{ url }}'><b>go</b></a> ~ go (https://x.test/?a=1&b=2)",
                "<a href='https://x.test'><img src='x' alt='Logo'></a> ~ Logo (https://x.test)",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table> ~ a b|c",
                "<p>a &amp; &lt;b&gt;&nbsp;c</p> ~ a & <b>\u00a0c",
                "<p>{{ name }} &amp; Co</p> ~ A & B & Co",
                "<style>p {}</style><script>x</script><p>a</p> ~ a",
                "<div style='display: none'>unseen</div><p>a</p> ~ a",
                "<!-- unseen --><p>a</p> ~ a",
                "<!--{{ name }}--><p>a</p> ~ a",
                "<pre>a\\n  b</pre> ~ a|  b",
                "<blockquote>a</blockquote>b ~ a||b"
            })
    void html_becomes_words_that_can_be_read(String source, String expected) {
        assertThat(html(source.replace("\\n", "\n"), VALUES).text())
                .isEqualTo(expected.strip().replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "<ul>{% for i in items %}<li>{{ i }}</li>{% endfor %}</ul>end ~ - a|- b||end",
                "<table>{% for i in items %}<tr><td>{{ i }}</td></tr>{% endfor %}</table>end ~ a|b||end",
                "<table><tr>{% for i in items %}<td>{{ i }}</td>{% endfor %}</tr></table> ~ a b",
                "<p>{% if name %}hi {{ name }}{% else %}hi you{% endif %}!</p> ~ hi A & B!",
                "<p>hi {% if nobody %}{{ nobody }} {% endif %}there</p> ~ hi there",
                "<div {% if nobody %}class='x'{% endif %}>a</div> ~ a",
                "<a href='{% if nobody %}x{% else %}{{ url }}{% endif %}'>a</a> ~ a (https://x.test/?a=1&b=2)",
                "<head><style>{% if name %}p {}{% endif %}</style></head><body>{% if name %}a{% endif %}</body> ~ a",
                "<head>{% assign x = 'y' %}</head><body>{{ x }}</body> ~ y",
                "<div style='display:none'>{% assign x = 'y' %}{{ x }}</div>{{ x }} ~ y",
                "<select>{% if name %}<option>a</option>{% endif %}</select>b ~ ab",
                "<!--[if mso]><table><tr><td>{% if x %}{% endif %}<![endif]-->a<!--[if mso]></td><![endif]--> ~ a"
            })
    void control_tags_stay_in_balance_and_in_place(String source, String expected) {
        assertThat(html(source, VALUES).text()).isEqualTo(expected.strip().replace('|', '\n'));
    }

    @Test
    void what_a_condition_hides_leaves_no_gap() {
        String source = "<p>one</p>{% if nobody %}<p>two</p>{% endif %}<p>three</p>";

        assertThat(html(source, VALUES).text()).isEqualTo("one\n\nthree");
    }

    @Test
    void a_text_part_of_the_authors_own_is_taken_as_it_is() {
        var text =
                accepted(
                        texts.compile(
                                "s",
                                null,
                                new Markup.Html("<p>x</p>"),
                                "Dear {{ name }},\n\n  * x"));

        assertThat(text.text()).isEqualTo("Dear {{ name }},\n\n  * x");
        assertThat(rendered(text, VALUES).text()).isEqualTo("Dear A & B,\n\n  * x");
    }
}
