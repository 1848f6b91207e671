package dev.espalier.http.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.http.page.Reply;
import dev.espalier.refusal.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailboxPagesTest {

    private final MailboxVisitor visitor = new MailboxVisitor();

    @Test
    void a_stranger_is_told_how_to_sign_in_and_sees_nothing() {
        visitor.mail("m1", "ada@example.test", "Hello");

        for (String path :
                new String[] {
                    "/mailbox",
                    "/mailbox/m1",
                    "/mailbox/m1/html",
                    "/mailbox/m1/raw",
                    "/mailbox?key=wrong",
                    "/mailbox?key=esp_ingest"
                }) {
            var reply = visitor.get(path);

            assertThat(reply.status()).as(path).isEqualTo(401);
            assertThat(MailboxVisitor.body(reply))
                    .contains("/mailbox?key=esp_…")
                    .doesNotContain("Hello")
                    .doesNotContain("wrong");
            assertThat(reply.headers()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void a_sign_in_link_sets_a_cookie_without_the_key_and_cleans_the_address() {
        var reply = visitor.get("/mailbox?key=esp_read");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers())
                .containsEntry("location", "/mailbox")
                .containsEntry("referrer-policy", "no-referrer");
        assertThat(reply.headers().get("set-cookie"))
                .matches(
                        "espalier_mailbox=[A-Za-z0-9_-]{43}; Path=/mailbox; HttpOnly; SameSite=Strict; Max-Age=43200")
                .doesNotContain("esp_read");
    }

    @Test
    void a_sign_in_link_leads_to_the_page_it_names_and_never_elsewhere() {
        assertThat(visitor.get("/mailbox/m1?key=esp_read").headers())
                .containsEntry("location", "/mailbox/m1");
        assertThat(visitor.get("/mailbox/%0d%0aset-cookie:x?key=esp_read").headers())
                .containsEntry("location", "/mailbox");
        assertThat(visitor.get("/mailbox/%2Fevil.example?key=esp_read").headers())
                .containsEntry("location", "/mailbox");
    }

    @Test
    void over_https_the_cookie_never_travels_without_it() {
        assertThat(visitor.overHttps().get("/mailbox?key=esp_read").headers().get("set-cookie"))
                .endsWith("; Secure");
    }

    @Test
    void a_session_ends_with_its_time_and_with_its_key() {
        visitor.signIn();
        assertThat(visitor.get("/mailbox").status()).isEqualTo(200);

        visitor.revoked = true;
        assertThat(visitor.get("/mailbox").status()).isEqualTo(401);

        visitor.revoked = false;
        visitor.pass(Duration.ofHours(13));
        assertThat(visitor.get("/mailbox").status()).isEqualTo(401);
    }

    @Test
    void who_has_signed_in_to_the_page_and_may_read_needs_no_key() {
        visitor.mail("m1", "ada@example.test", "Hello");

        visitor.cookie = "espalier_session=viewer";
        assertThat(MailboxVisitor.body(visitor.get("/mailbox"))).contains("Hello");
        assertThat(visitor.get("/mailbox/m1/html").status()).isEqualTo(200);

        visitor.cookie = "espalier_session=teller";
        assertThat(visitor.get("/mailbox").status()).isEqualTo(401);
        visitor.cookie = "espalier_session=somebody";
        assertThat(visitor.get("/mailbox").status()).isEqualTo(401);
    }

    @Test
    void a_made_up_cookie_opens_nothing() {
        visitor.cookie = "espalier_mailbox=" + "A".repeat(43);

        assertThat(visitor.get("/mailbox").status()).isEqualTo(401);
    }

    @Test
    void the_list_shows_the_newest_first_with_pages_and_a_filter() {
        visitor.signIn();
        for (int i = 0; i < 25; i++) {
            visitor.mail(
                    "m" + i,
                    i % 2 == 0 ? "ada@example.test" : "bob@example.test",
                    "Subject " + i + ".");
        }

        var first = MailboxVisitor.body(visitor.get("/mailbox"));
        var second = MailboxVisitor.body(visitor.get("/mailbox?page=1"));
        var adas = MailboxVisitor.body(visitor.get("/mailbox?to=ada%40example.test"));

        assertThat(first)
                .contains("Subject 24.")
                .doesNotContain("Subject 4.")
                .contains("href=\"/mailbox?page=1\"")
                .contains("http-equiv=\"refresh\"");
        assertThat(first.indexOf("Subject 24.")).isLessThan(first.indexOf("Subject 23."));
        assertThat(second).contains("Subject 4.").contains("Newer").doesNotContain("Older");
        assertThat(adas)
                .contains("Subject 24.")
                .doesNotContain("bob@")
                .contains("value=\"ada@example.test\"");
        assertThat(MailboxVisitor.body(visitor.get("/mailbox?to=nobody@example.test")))
                .contains("No mail to this address.");
    }

    @Test
    void what_is_no_page_number_is_the_first_page() {
        visitor.signIn();

        for (String page : new String[] {"-1", "x", "99999999999", "", "1e3"}) {
            assertThat(visitor.get("/mailbox?page=" + page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void a_message_shows_its_html_in_a_closed_frame_and_its_text_and_headers_beside() {
        visitor.signIn();
        visitor.mail("m/1", "ada@example.test", "Hello");

        var html = MailboxVisitor.body(visitor.get("/mailbox/m%2F1"));
        assertThat(html)
                .contains("<iframe sandbox ")
                .contains("src=\"/mailbox/m%2F1/html\"")
                .contains("Hello");
        assertThat(MailboxVisitor.body(visitor.get("/mailbox/m%2F1?view=text")))
                .contains("<pre>\nHello, &lt;Ada&gt;</pre>")
                .doesNotContain("<iframe");
        assertThat(MailboxVisitor.body(visitor.get("/mailbox/m%2F1?view=headers")))
                .contains("<dt>List-Id</dt><dd>&lt;x.example.test&gt;</dd>");
        assertThat(MailboxVisitor.body(visitor.get("/mailbox/m%2F1?view=source")))
                .contains("Subject: Hello");
        assertThat(MailboxVisitor.body(visitor.get("/mailbox/m%2F1?view=nonsense")))
                .contains("<iframe");
        assertThat(visitor.get("/mailbox/m%2F1/raw").mediaType()).startsWith("text/plain");
    }

    @Test
    void the_frame_has_a_policy_of_its_own_under_which_nothing_runs() {
        visitor.signIn();
        visitor.mail("m1", "ada@example.test", "Hello");

        Reply frame = visitor.get("/mailbox/m1/html");

        assertThat(MailboxVisitor.body(frame)).isEqualTo("<p>Hello</p><script>alert(1)</script>");
        assertThat(frame.headers().get("content-security-policy"))
                .contains("sandbox;")
                .contains("default-src 'none'")
                .contains("img-src data:;")
                .contains("style-src 'unsafe-inline'")
                .contains("form-action 'none'")
                .doesNotContain("script")
                .doesNotContain("allow-");
    }

    @Test
    void a_message_that_is_not_there_is_not_found() {
        visitor.signIn();

        assertThatThrownBy(() -> visitor.get("/mailbox/none")).isInstanceOf(Refused.NotFound.class);
        visitor.mail("m1", "ada@example.test", "Hello");
        assertThatThrownBy(() -> visitor.get("/mailbox/m1/nonsense"))
                .isInstanceOf(Refused.NotFound.class);
    }
}
