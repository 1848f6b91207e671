package dev.espalier.http.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMailTest {

    /// What our pages are made of.
    private static final Set<String> OURS =
            Set.of(
                    "#root", "html", "head", "meta", "title", "style", "body", "main", "h1", "nav",
                    "a", "dl", "dt", "dd", "time", "form", "input", "button", "ol", "li", "span",
                    "br", "p", "iframe", "pre");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "lang",
                    "charset",
                    "name",
                    "content",
                    "http-equiv",
                    "class",
                    "href",
                    "src",
                    "action",
                    "type",
                    "aria-label",
                    "aria-current",
                    "placeholder",
                    "value",
                    "datetime",
                    "sandbox",
                    "title",
                    "referrerpolicy");

    static List<String> attacks() {
        return List.of(
                "<script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "'><script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "</style><script>alert(1)</script>",
                "</pre><script>alert(1)</script>",
                "</iframe><script>alert(1)</script>",
                "</textarea><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "\" onmouseover=\"alert(1)",
                "\" autofocus onfocus=\"alert(1)",
                "` onmouseover=`alert(1)",
                "<svg onload=alert(1)>",
                "<svg/onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<iframe src=\"javascript:alert(1)\">",
                "<iframe srcdoc=\"<script>alert(1)</script>\">",
                "<object data=\"javascript:alert(1)\">",
                "<embed src=\"javascript:alert(1)\">",
                "<form action=\"javascript:alert(1)\"><input type=submit>",
                "<button formaction=\"javascript:alert(1)\">x</button>",
                "<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(1)\">",
                "<base href=\"https://evil.test/\">",
                "<link rel=stylesheet href=\"https://evil.test/\">",
                "<style>@import 'https://evil.test'</style>",
                "<body onload=alert(1)>",
                "<details open ontoggle=alert(1)>",
                "<video><source onerror=alert(1)>",
                "<input autofocus onfocus=alert(1)>",
                "<marquee onstart=alert(1)>",
                "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml version=\"1.0\"?><script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;alert(1)&#60;/script&#62;",
                "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                "<scr<script>ipt>alert(1)</script>",
                "<template><script>alert(1)</script></template>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "\uD800<script>alert(1)</script>",
                "<x contenteditable onblur=alert(1)>lose focus</x>",
                "?view=html\"><script>",
                "../../api/keys",
                "{{constructor.constructor('alert(1)')()}}",
                "\r\nSet-Cookie: a=b",
                "\u202e<script>alert(1)</script>");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whatever_a_message_says_of_itself_is_shown_and_does_nothing(String attack) {
        var visitor = new MailboxVisitor();
        visitor.signIn();
        String name = attack.replace("\uD800", "");
        var line = new MailboxReader.Line(name, attack, attack, attack, Instant.EPOCH);
        visitor.add(line, attack, List.of(new MailboxReader.Header(attack, attack)));
        String id = ListPage.encoded(name);

        for (String path :
                List.of(
                        "/mailbox",
                        "/mailbox?to=" + id,
                        "/mailbox/" + id,
                        "/mailbox/" + id + "?view=text",
                        "/mailbox/" + id + "?view=headers",
                        "/mailbox/" + id + "?view=source")) {
            var reply = visitor.get(path);
            String html = MailboxVisitor.body(reply);

            assertThat(Jsoup.parse(html).getAllElements())
                    .as(path)
                    .allSatisfy(HostileMailTest::harmless);
            assertThat(html).doesNotContain("\u0000");
            assertThat(reply.headers().get("content-security-policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .doesNotContain("unsafe")
                    .doesNotContain("script");
        }
    }

    private static void harmless(Element element) {
        assertThat(element.normalName()).isIn(OURS);
        for (var attribute : element.attributes()) {
            assertThat(attribute.getKey()).isIn(ATTRIBUTES);
            if (Set.of("href", "src", "action").contains(attribute.getKey())) {
                assertThat(attribute.getValue()).matches("/mailbox([/?].*)?");
            }
        }
    }
}
