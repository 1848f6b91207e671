package dev.espalier.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InertHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<img src=x /onerror=alert(1)>",
                "<a href=' java\tscript:alert(1)'>x</a>",
                "<a href='&#106;avascript:alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
                "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
                "<meta http-equiv=refresh content='0;javascript:alert(1)'>",
                "<iframe src='javascript:alert(1)'></iframe>",
                "<form action='javascript:alert(1)'><input type=submit></form>",
                "<table background='javascript:alert(1)'></table>",
                "<template><script>alert(1)</script></template>",
                "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
                "<details open ontoggle=alert(1)>",
            })
    void what_runs_is_gone(String html) {
        assertThat(InertHtml.of("<body>" + html + "</body>").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script", "alert(1)");
    }

    @Test
    void what_a_reader_sees_stays() {
        var shown =
                InertHtml.of(
                        "<!doctype html><html><head><style>p{color:red}</style></head><body>"
                                + "<!--[if mso]><p>Outlook</p><![endif]--><p style=\"color:blue\">Hello</p>"
                                + "<img src=\"https://example.com/a.png\" alt=\"A\">"
                                + "<img src=\"data:image/gif;base64,R0lG\"><form><b>Words</b></form></body></html>");

        assertThat(shown)
                .startsWith("<!doctype html>")
                .contains("<style>p{color:red}</style>", "<p style=\"color:blue\">Hello</p>")
                .contains("https://example.com/a.png", "data:image/gif", "<b>Words</b>")
                .doesNotContain("<form");
    }
}
