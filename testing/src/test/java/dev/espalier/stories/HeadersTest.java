package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.ReadMessage.Header;
import dev.espalier.testing.Mail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What stands above a message, and on its envelope.
class HeadersTest extends Story {

    private Mail one(String sequence, String contact) {
        sim.active(sequence, ONE);
        sim.enrol(sequence, contact);
        sim.settle();
        return sim.inbox().getLast();
    }

    @Test
    void every_message_has_these_fields_once_and_no_other() {
        var mail = one("one", sim.contact("ada@example.test"));

        assertThat(mail.message().headers().stream().map(Header::name))
                .containsExactly(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "MIME-Version",
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post",
                        "List-Id",
                        "Feedback-ID",
                        "X-PM-Metadata-send",
                        "Auto-Submitted",
                        "Content-Type");
        assertThat(mail.header("List-Id")).isEqualTo("<one.espalier.example>");
        assertThat(mail.header("Feedback-ID"))
                .isEqualTo("welcome:one:w" + sim.workspace() + ":espalier");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Unsubscribe"))
                .matches(
                        "<https://mail\\.espalier\\.example/u/([A-Za-z0-9_-]+)>, <mailto:bounces@espalier\\.example\\?subject=unsubscribe%20\\1>");
        assertThat(mail.header("Message-ID")).matches("<snd_[0-9a-z]{26}@espalier\\.example>");
    }

    @Test
    void the_link_in_the_text_is_the_one_in_the_header_and_a_property_cannot_replace_it() {
        sim.template("welcome", "Hi", "[Leave]({{ unsubscribeUrl }}), {{ firstName }}.");
        var ada =
                sim.contact(
                        "ada@example.test",
                        null,
                        Map.of("firstName", "Ada", "unsubscribeUrl", "https://evil.example"));

        var mail = one("one", ada);

        var url = mail.header("List-Unsubscribe").replaceFirst("<(https[^>]+)>.*", "$1");
        assertThat(mail.message().html().orElseThrow()).contains("href=\"" + url + "\"");
        assertThat(mail.message().text().orElseThrow()).contains(url);
        assertThat(sim.templates().preview(sim.workspace(), "welcome", ada).html())
                .contains("href=\"#\"");
    }

    @Test
    void the_envelope_sender_says_which_send_it_was() {
        var mail = one("one", sim.contact("ada@example.test"));

        var ref = sim.engine().returnPath().read(mail.from()).orElseThrow();
        assertThat(mail.from()).startsWith("bounces+").endsWith("@espalier.example");
        assertThat(ref.workspace()).isEqualTo(sim.workspace());
        assertThat(ref.send().toString()).isEqualTo(sim.database().one("SELECT id FROM send"));
    }

    @Test
    void a_retry_has_the_same_fields_though_a_key_was_added_meanwhile() {
        var tries = new AtomicInteger();
        sim.relay()
                .answers(_ ->
                        tries.incrementAndGet() == 1
                                ? new Delivery.InDoubt("no answer")
                                : new Delivery.Accepted("250 kept"));
        one("one", sim.contact("ada@example.test"));
        sim.engine().signatures().rotate();
        sim.pass(hours(5));

        assertThat(sim.inbox()).hasSize(2);
        assertThat(sim.inbox().get(0).message().headers())
                .isEqualTo(sim.inbox().get(1).message().headers());
        assertThat(sim.inbox().get(0).from()).isEqualTo(sim.inbox().get(1).from());
    }

    @Test
    void ids_of_the_callers_own_fit_into_fields_and_links() {
        for (var id : List.of("ü#1: a/b <c>, \"d\"", "木".repeat(128), "x".repeat(128))) {
            var contact = sim.contact("a" + id.length() + id.hashCode() + "@example.test");
            var mail = one(id, contact);

            assertThat(mail.header("List-Id"))
                    .matches("<[A-Za-z0-9_-]{1,63}\\.espalier\\.example>");
            assertThat(mail.header("Feedback-ID")).matches("[A-Za-z0-9_:-]+");
            assertThat(mail.header("List-Unsubscribe").length()).isLessThan(980);
            var token =
                    mail.header("List-Unsubscribe").replaceFirst("<https[^>]+/u/([^>]+)>.*", "$1");
            sim.engine().unsubscribing().leaveSequence(token);
            assertThat(
                            sim.database()
                                    .one(
                                            "SELECT count(*) FROM opt_out WHERE sequence_id = '"
                                                    + id
                                                    + "'"))
                    .isEqualTo("1");
        }
    }
}
