package dev.espalier.liquid;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EscapingTest {
    private static final Map<String, Object> VALUES =
            Map.of(
                    "v",
                    "<b>\"T&J's\"</b>",
                    "list",
                    List.of("<i>", "&"),
                    "lines",
                    "a<\nb",
                    "entity",
                    "a &amp; <b>b</b> & c",
                    "n",
                    5,
                    "map",
                    Map.of("<", ">"));

    private static Table html() {
        return Table.html().on(VALUES);
    }

    @TestFactory
    Stream<DynamicTest> values_are_escaped_and_the_authors_text_is_not() {
        return html().rows(
                        """
                        <b>{{ v }}</b> => <b>&lt;b&gt;&quot;T&amp;J&#39;s&quot;&lt;/b&gt;</b>
                        {{ v | upcase | downcase }} => &lt;b&gt;&quot;t&amp;j&#39;s&quot;&lt;/b&gt;
                        {% echo v | slice: 0, 3 %} => &lt;b&gt;
                        {{ '<br>' }} => &lt;br&gt;
                        {{ list }} => &lt;i&gt;&amp;
                        {{ list | join: '<' }} => &lt;i&gt;&lt;&amp;
                        {{ map }} => {&quot;&lt;&quot;=&gt;&quot;&gt;&quot;}
                        {% for x in list %}{{ x }},{% endfor %} => &lt;i&gt;,&amp;,
                        {% cycle v, 'b' %} => &lt;b&gt;&quot;T&amp;J&#39;s&quot;&lt;/b&gt;
                        {{ n }} {{ n | plus: 1 }} => 5 6
                        {{ unknown | default: '<x>' }} => &lt;x&gt;
                        {% raw %}<b>&{% endraw %} => <b>&
                        """);
    }

    @TestFactory
    Stream<DynamicTest> raw_lets_a_value_through() {
        return html().rows(
                        """
                        {{ v | raw }} => <b>"T&J's"</b>
                        {{ v | upcase | raw }} => <B>"T&J'S"</B>
                        {{ v | raw | upcase }} => <B>"T&J'S"</B>
                        {{ '<br>' | raw }} => <br>
                        {% assign x = v | raw %}{{ x }} => <b>"T&J's"</b>
                        {{ list | join: '<' | raw }} => <i><&
                        {{ v | raw | slice: 0, 3 }} => <b>
                        {{ v | raw | strip | truncate: 6, '' }} => <b>"T&
                        {{ v | raw | raw }} => <b>"T&J's"</b>
                        {{ n | raw }} => 5
                        """);
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_escaped_twice() {
        return html().rows(
                        """
                        {{ '<' | escape }} => &lt;
                        {{ '<' | escape | escape }} => &lt;
                        {{ '&lt; <' | escape_once }} => &lt; &lt;
                        {{ lines | newline_to_br }} => a&lt;<br />⏎b
                        {{ lines | escape | newline_to_br }} => a&lt;<br />⏎b
                        {{ lines | newline_to_br | upcase }} => A&LT;<BR />⏎B
                        {{ entity | strip_html }} => a &amp; b &amp; c
                        {{ entity | strip_html | truncate: 7, '' }} => a &amp;
                        {% capture x %}<i>{{ v | slice: 0, 3 }}</i>{% endcapture %}{{ x }} => <i>&lt;b&gt;</i>
                        {% capture x %}<i>{{ '&' }}</i>{% endcapture %}{{ x | escape }} => <i>&amp;</i>
                        {% capture x %}<i>{% endcapture %}{% capture y %}{{ x }}{{ '<' }}{% endcapture %}{{ y }} => <i>&lt;
                        {% ifchanged %}{{ '<' }}{% endifchanged %} => &lt;
                        {% capture x %}a,<b>{% endcapture %}{{ x | split: ',' | last }} => <b>
                        {% capture x %}<b>{% endcapture %}{{ x | strip_html }}| => |
                        """);
    }

    @TestFactory
    Stream<DynamicTest> text_that_joins_html_is_escaped_first() {
        return html().rows(
                        """
                        {% capture x %}<i>{% endcapture %}{{ x | append: '<' }} => <i>&lt;
                        {% capture x %}<i>{% endcapture %}{{ x | prepend: '<' }} => &lt;<i>
                        {% capture x %}<i>{% endcapture %}{{ '<' | append: x }} => &lt;<i>
                        {% assign br = '<br>' | raw %}{{ list | join: br }} => &lt;i&gt;<br>&amp;
                        {% capture x %}a-b{% endcapture %}{{ x | replace: '-', '<' }} => a&lt;b
                        {% capture x %}a-b{% endcapture %}{{ x | replace_first: '-', '<' }} => a&lt;b
                        {% capture x %}a-b{% endcapture %}{% assign br = '<br>' | raw %}{{ x | replace_last: '-', br }} => a<br>b
                        {% capture x %}a b c{% endcapture %}{{ x | truncatewords: 1 }} => a...
                        """);
    }

    @TestFactory
    Stream<DynamicTest> what_is_decoded_is_text_again() {
        return html().rows(
                        """
                        {% capture x %}%3Cb%3E{% endcapture %}{{ x | url_decode }} => &lt;b&gt;
                        {{ '%3Cb%3E' | url_decode }} => &lt;b&gt;
                        {% capture x %}PGI+{% endcapture %}{{ x | base64_decode }} => &lt;b&gt;
                        {{ 'a&b' | url_encode }} => a%26b
                        """);
    }

    @TestFactory
    Stream<DynamicTest> html_compares_like_text() {
        return html().rows(
                        """
                        {% capture x %}a{% endcapture %}{% if x == 'a' %}same{% endif %} => same
                        {% capture x %}b{% endcapture %}{% if x > 'a' %}more{% endif %} => more
                        {% capture x %}{% endcapture %}{% if x == empty and x == blank %}empty{% endif %} => empty
                        {% capture x %}abc{% endcapture %}{% if x contains 'b' %}in{% endif %}{{ x.size }}{{ x | size }} => in33
                        {% capture x %}7{% endcapture %}{{ x | plus: 1 }} => 8
                        {% capture x %}2016-03-14{% endcapture %}{{ x | date: '%d.%m.' }} => 14.03.
                        {% capture x %}{% endcapture %}{{ x | default: 'd' }} => d
                        {% capture x %}map{% endcapture %}{{ [x]['<'] }} => &gt;
                        {% capture x %}a{% endcapture %}{% case 'a' %}{% when x %}hit{% endcase %} => hit
                        """);
    }
}
