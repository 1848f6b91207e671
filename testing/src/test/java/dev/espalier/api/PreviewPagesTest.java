package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page for the frame in which a reviewer looks at an email.
class PreviewPagesTest extends ApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String HOSTILE =
            """
            <html><head><base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">
            <meta http-equiv="refresh" content="0;url=https://evil.example/"><script>alert(1)</script></head>
            <body onload="alert(2)"><img src="https://evil.example/seen.gif" onerror="alert(3)">
            <a href="java&#10;script:alert(4)">one</a><a href="https://good.example/">two</a>
            <form action="https://evil.example/"><button formaction="javascript:alert(5)">Go</button></form>
            <svg><use href="data:image/svg+xml,x"/><animate onbegin="alert(6)"/><script>alert(7)</script></svg>
            <iframe srcdoc="<script>alert(8)</script>"></iframe><object data="https://evil.example/"></object>
            <p>{{ firstName }} and {{ script }}</p></body></html>
            """;

    private String email;

    @BeforeAll
    void draft() {
        api.post(
                "/api/contacts",
                Map.of(
                        "id",
                        "con_hostile",
                        "email",
                        "eve@example.com",
                        "properties",
                        Map.of(
                                "firstName",
                                "<img src=x onerror=alert(9)>",
                                "script",
                                "<script>alert(10)</script>")));
        api.post(
                "/api/sequences",
                Map.of(
                        "id",
                        "seq_shown",
                        "name",
                        "Shown",
                        "definition",
                        "steps: [{type: email, key: hello, subject: Hello, body: Hello {{ firstName }}}]"
                                .replace("Hello {{ firstName }}", "'Hello {{ firstName }}'")));
        email = api.get("/api/sequences/seq_shown/emails").each("id").getFirst();
    }

    private HttpResponse<String> post(ApiClient who, Map<String, String> fields) {
        var form =
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return sent(who, "application/x-www-form-urlencoded", form);
    }

    private static HttpResponse<String> sent(ApiClient who, String type, String body) {
        try {
            return HTTP.send(
                    who.to("/preview")
                            .header("content-type", type)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a server answered", e);
        }
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("content-security-policy").orElse("");
    }

    @Test
    void a_mail_is_shown_as_the_contact_gets_it_in_a_sandbox_of_its_own() {
        var page = post(api, Map.of("emailId", email, "contactId", "con_hostile"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.body()).contains("Hello &lt;img src=x onerror=alert(9)&gt;");
        assertThat(policy(page))
                .isEqualTo(
                        "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'");
    }

    @Test
    void pictures_are_fetched_only_for_who_wants_them() {
        assertThat(policy(post(api, Map.of("emailId", email, "images", "show"))))
                .contains("img-src data: https:;")
                .doesNotContain("script-src");
    }

    @Test
    void nothing_of_a_hostile_mail_is_left_that_runs_or_leads_away() {
        var page = post(api, Map.of("emailId", email, "contactId", "con_hostile", "html", HOSTILE));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script")
                .doesNotContain(" onload", " onerror=\"", " onbegin")
                .doesNotContain("javascript:", "script:alert", "srcdoc", "<iframe", "<object")
                .doesNotContain("<base", "<link", "http-equiv", "<form", "<button", "<use")
                .contains("<a href=\"https://good.example/\" target=\"_blank\"")
                .contains("&lt;script&gt;alert(10)");
        assertThat(policy(page)).startsWith("sandbox; default-src 'none'; img-src data:;");
    }

    @Test
    void a_scheme_is_shown_whatever_the_browser_prefers() {
        var html =
                "<html><head><style>@media (prefers-color-scheme: dark){p{color:red}}"
                        + "@media screen and (prefers-color-scheme:light){p{color:blue}}</style></head>"
                        + "<body><p>@media (prefers-color-scheme: dark)</p></body></html>";

        var dark = post(api, Map.of("emailId", email, "html", html, "scheme", "dark")).body();
        var light = post(api, Map.of("emailId", email, "html", html)).body();

        assertThat(dark)
                .contains("@media all{p{color:red}}", "@media screen and (max-width:0){p{")
                .contains("<p>@media (prefers-color-scheme: dark)</p>")
                .contains(":root{color-scheme:dark !important}");
        assertThat(light)
                .contains("@media not all{p{color:red}}", "@media screen and (min-width:0){p{")
                .contains(":root{color-scheme:light !important}");
    }

    @Test
    void what_was_rendered_before_is_made_as_harmless_as_an_email() {
        var page = post(api, Map.of("rendered", HOSTILE));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script", " onload", "javascript:", "<iframe", "<form", "<base");
        assertThat(policy(page)).startsWith("sandbox; default-src 'none'; img-src data:;");
        assertThat(post(api, Map.of("rendered", "x", "emailId", email)).statusCode())
                .isEqualTo(400);
        assertThat(post(api, Map.of("messageId", "msg_gone")).statusCode()).isEqualTo(404);
    }

    @Test
    void bad_input_gets_a_page_that_says_why_and_repeats_no_markup() {
        var faulty =
                List.of(
                        post(api, Map.of("scheme", "<script>alert(1)</script>")),
                        post(api, Map.of("emailId", email, "images", "\"><script>x</script>")),
                        post(api, Map.of("emailId", email, "html", "a", "mjml", "b")),
                        post(api, Map.of("emailId", email, "text", "a".repeat(500_001))),
                        sent(api, "text/html", "<script>alert(1)</script>"),
                        sent(api, "application/x-www-form-urlencoded", "emailId=%zz"));

        for (var page : faulty) {
            assertThat(page.statusCode()).as(page.body()).isEqualTo(400);
            assertThat(page.body()).contains("<h1>No preview</h1>").doesNotContain("<script");
            assertThat(policy(page)).startsWith("sandbox; default-src 'none'");
        }
        assertThat(post(api, Map.of("emailId", "eml_<b>")).statusCode()).isEqualTo(404);
    }

    @Test
    void only_who_may_read_sees_one() {
        var ingest =
                server.client(
                        api.post("/api/keys", Map.of("name", "Events", "scopes", List.of("ingest")))
                                .text("rawKey"));

        assertThat(post(server.client(""), Map.of("emailId", email)).statusCode()).isEqualTo(401);
        assertThat(post(server.client("esp_wrong"), Map.of("emailId", email)).statusCode())
                .isEqualTo(401);
        assertThat(post(ingest, Map.of("emailId", email)).statusCode()).isEqualTo(403);
        assertThat(api.get("/preview").status()).isEqualTo(405);
    }

    @Test
    void a_text_of_half_a_million_letters_is_shown() {
        var page = post(api, Map.of("emailId", email, "markdown", "ä".repeat(499_000)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).hasSizeGreaterThan(499_000);
    }
}
