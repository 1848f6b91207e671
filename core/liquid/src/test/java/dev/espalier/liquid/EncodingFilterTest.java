package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EncodingFilterTest {
    @TestFactory
    Stream<DynamicTest> html() {
        return Table.plain()
                .rows(
                        """
                        {{ html | escape }} => &lt;p class=&quot;a&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/p&gt;
                        {{ html | h }} => &lt;p class=&quot;a&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/p&gt;
                        {{ '&lt;' | escape }} => &amp;lt;
                        {{ '&lt; & <' | escape_once }} => &lt; &amp; &lt;
                        {{ '&#39; &#x27; &;' | escape_once }} => &#39; &amp;#x27; &amp;;
                        {{ none | escape }}| => |
                        {{ 5 | escape }} => 5
                        {{ html | strip_html }} => Tom & 'Jerry'
                        {{ 'a<script>x < y</script>b' | strip_html }} => ab
                        {{ 'a<style>p{}</style>b' | strip_html }} => ab
                        {{ 'a<!-- <b> -->c' | strip_html }} => ac
                        {{ 'a<br⏎/>b' | strip_html }} => ab
                        {{ '1 < 2' | strip_html }} => 1 < 2
                        {{ '<a' | strip_html }} => <a
                        {{ '<script>x' | strip_html }} => x
                        {{ none | strip_html }}| => |
                        {{ 'a⏎b⏎' | newline_to_br }}| => a<br />⏎b<br />⏎|
                        {{ html | raw }} => <p class="a">Tom & 'Jerry'</p>
                        """);
    }

    @TestFactory
    Stream<DynamicTest> urls() {
        return Table.plain()
                .rows(
                        """
                        {{ 'a b&c=d/é?' | url_encode }} => a+b%26c%3Dd%2F%C3%A9%3F
                        {{ 'a-b_c.d~e*' | url_encode }} => a-b_c.d~e%2A
                        {{ 'ada@example.test' | url_encode }} => ada%40example.test
                        {{ none | url_encode }}| => |
                        {{ 5 | url_encode }} => 5
                        {{ 'a+b%26c%3Dd%2F%C3%A9' | url_decode }} => a b&c=d/é
                        {{ '100%' | url_decode }} => 100%
                        {{ '%zz' | url_decode }} => %zz
                        {{ '%ff' | url_decode }}| => |
                        {{ none | url_decode }}| => |
                        """);
    }

    @TestFactory
    Stream<DynamicTest> base64() {
        return Table.plain()
                .rows(
                        """
                        {{ 'one two' | base64_encode }} => b25lIHR3bw==
                        {{ 'é?>' | base64_encode }} => w6k/Pg==
                        {{ 'é?>' | base64_url_safe_encode }} => w6k_Pg==
                        {{ none | base64_encode }}| => |
                        {{ 5 | base64_encode }} => NQ==
                        {{ 'b25lIHR3bw==' | base64_decode }} => one two
                        {{ 'w6k_Pg==' | base64_url_safe_decode }} => é?>
                        {{ 'w6k_Pg' | base64_url_safe_decode }} => é?>
                        {{ 'no base64!' | base64_decode }}| => |
                        {{ '/w==' | base64_decode }}| => |
                        """);
    }
}
