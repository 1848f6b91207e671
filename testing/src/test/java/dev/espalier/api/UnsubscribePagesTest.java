package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages behind the links in mail, from a stranger's side: no key, no cookie.
class UnsubscribePagesTest extends ApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    /// Somebody gets a mail.
    ///
    /// @return the path of its link
    private String link(String contact) {
        if (api.get("/api/sequences/seq_" + contact).status() == 404) {
            api.activeSequence("seq_" + contact, "joined_" + contact);
        }
        api.post("/api/contacts", Map.of("id", contact, "email", contact + "@example.com"));
        api.post("/api/events", Map.of("name", "joined_" + contact, "contactId", contact));
        var mailbox = "/api/mailbox?to=" + contact + "@example.com";
        await("mail to " + contact, () -> !api.get(mailbox).body().path("data").isEmpty());
        var id = api.get(mailbox).each("id").getFirst();
        var raw = api.get("/api/mailbox/" + id + "/raw").text();
        return raw.replaceFirst("(?s).*List-Unsubscribe: <https://mail\\.example([^>]+)>.*", "$1");
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                        .header("content-type", type)
                        .method(method, BodyPublishers.ofString(body));
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a server answered", e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, FORM, body);
    }

    private boolean isUnsubscribed(String contact) {
        return api.get("/api/contacts/" + contact).body().path("unsubscribed").asBoolean();
    }

    @Test
    void looking_at_the_link_shows_a_page_and_changes_nothing() {
        var link = link("con_look");

        var page = send("GET", link, FORM, "");
        var head = send("HEAD", link, FORM, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "c•••@example.com",
                        "Espalier",
                        "value=\"everything\"",
                        "value=\"sequence\"")
                .doesNotContain("con_look", "<script", "seq_con_look");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(isUnsubscribed("con_look")).isFalse();
        assertThat(database.one("SELECT count(*) FROM opt_out WHERE contact_id = 'con_look'"))
                .isEqualTo("0");
    }

    @Test
    void no_page_is_kept_framed_indexed_or_told_to_others() {
        for (var path : List.of(link("con_headers"), "/u/nonsense")) {
            var headers = send("GET", path, FORM, "").headers();

            assertThat(headers.firstValue("cache-control")).contains("no-store");
            assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
            assertThat(headers.firstValue("x-robots-tag")).contains("noindex, nofollow");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
            assertThat(headers.map()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void a_mail_programs_own_button_unsubscribes_at_once_without_a_redirect() {
        var link = link("con_click");

        var answer = post(link, ONE_CLICK);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isUnsubscribed("con_click")).isTrue();
        assertThat(post(link, ONE_CLICK).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"List-Unsubscribe\"", "List-Unsubscribe", "\"list-unsubscribe\""})
    void it_may_come_as_a_form_of_several_parts(String name) {
        var contact = "con_parts_" + Integer.toHexString(name.hashCode());
        var body =
                "--b1\r\nContent-Disposition: form-data; name="
                        + name
                        + "\r\n\r\nOne-Click\r\n--b1--\r\n";

        var answer = send("POST", link(contact), "multipart/form-data; boundary=b1", body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isUnsubscribed(contact)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "List-Unsubscribe=",
                "One-Click",
                "leave=",
                "leave=nothing",
                "a=%zz&&="
            })
    void a_post_that_asks_for_nothing_known_changes_nothing_and_shows_the_page(String body) {
        var contact = "con_odd_" + Integer.toHexString(body.hashCode());

        var answer = post(link(contact), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("value=\"everything\"");
        assertThat(isUnsubscribed(contact)).isFalse();
    }

    @Test
    void the_buttons_of_the_page_leave_the_series_then_everything_and_take_it_back() {
        var link = link("con_buttons");

        var series = post(link, "leave=sequence");
        assertThat(series.body()).contains("This series has ended", "Keep me subscribed");
        assertThat(isUnsubscribed("con_buttons")).isFalse();
        assertThat(database.one("SELECT sequence_id FROM opt_out WHERE contact_id = 'con_buttons'"))
                .isEqualTo("seq_con_buttons");

        var all = post(link, "leave=everything");
        assertThat(all.body()).contains("You are unsubscribed", "Keep me subscribed");
        assertThat(isUnsubscribed("con_buttons")).isTrue();

        var back = post(link, "stay=yes");
        assertThat(back.body()).contains("You stay subscribed");
        assertThat(isUnsubscribed("con_buttons")).isFalse();
        assertThat(database.one("SELECT count(*) FROM opt_out WHERE contact_id = 'con_buttons'"))
                .isEqualTo("0");
    }

    @Test
    void a_bad_token_gets_a_page_without_any_detail() {
        var link = link("con_bad");
        var cut = link.substring(0, link.length() - 1);
        for (var path : List.of(cut, link + "A", "/u", "/u/", "/u/x/y", "/u/%00", "/u/a.b")) {
            var looked = send("GET", path, FORM, "");
            var posted = post(path, ONE_CLICK);

            assertThat(looked.statusCode()).as(path).isEqualTo(404);
            assertThat(looked.body()).contains("This link does not work").doesNotContain("•••");
            assertThat(posted.statusCode()).as(path).isEqualTo(404);
        }
        assertThat(isUnsubscribed("con_bad")).isFalse();
        assertThat(send("PUT", link, FORM, "").statusCode()).isEqualTo(405);
    }

    @Test
    void somebody_who_was_erased_gets_a_polite_answer() {
        var link = link("con_erased");
        api.delete("/api/contacts/con_erased");

        var looked = send("GET", link, FORM, "");
        var clicked = post(link, ONE_CLICK);

        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body()).contains("You get no more emails");
        assertThat(clicked.statusCode()).isEqualTo(200);
    }
}
