package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.mailbox.MailboxPages;
import dev.espalier.http.mailbox.MailboxReader;
import dev.espalier.http.page.FrontPage;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Visit;
import dev.espalier.refusal.Refused;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pages over real HTTP.
class PagesTest extends ServerTest {

    private static final MailboxReader ONE =
            new MailboxReader() {
                private final Line line =
                        new Line("m1", "ada@example.test", "Grüße 🌳", "", Samples.NOON);

                @Override
                public Listing list(int workspace, int page, @Nullable String to) {
                    return new Listing(List.of(line), false);
                }

                @Override
                public Optional<Mail> get(int workspace, String id) {
                    return Optional.of(
                            new Mail(line, "a@example.test", List.of(), "<b>ü</b>", null, ""));
                }
            };

    private static Caller nobody(Visit visit) {
        throw new Refused.Unauthenticated("nobody");
    }

    @Override
    List<Pages> pages() {
        return List.of(
                new FrontPage(),
                new MailboxPages(ONE, KEYS, InstantSource.system(), PagesTest::nobody, false));
    }

    @Test
    void the_front_page_says_what_this_is_and_where_to_go() {
        var response = send(to("/"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .contains("text/plain; charset=utf-8");
        assertThat(response.body()).contains("/mailbox").contains("/api/openapi.json");
    }

    @Test
    void one_signs_in_looks_and_reads() {
        var signedIn = send(to("/mailbox?key=" + READ));
        String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow().split(";", -1)[0];
        var list = send(to("/mailbox").header("cookie", cookie));
        var frame = send(to("/mailbox/m1/html").header("cookie", cookie));

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(list.body()).contains("Grüße 🌳");
        assertThat(list.headers().firstValue("cache-control")).contains("no-store");
        assertThat(frame.body()).isEqualTo("<b>ü</b>");
        assertThat(frame.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("sandbox;");
        assertThat(frame.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_cookie_is_no_key_to_the_api() {
        String cookie =
                send(to("/mailbox?key=" + FULL))
                        .headers()
                        .firstValue("set-cookie")
                        .orElseThrow()
                        .split(";", -1)[0];

        assertThat(send(to("/api/trees").header("cookie", cookie)).statusCode()).isEqualTo(401);
    }

    @Test
    void pages_are_only_for_looking() {
        assertThat(send(to("/mailbox").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(405);
        assertThat(send(to("/mailbox").HEAD()).statusCode()).isEqualTo(401);
        assertThat(send(to("/elsewhere")).statusCode()).isEqualTo(404);
    }
}
