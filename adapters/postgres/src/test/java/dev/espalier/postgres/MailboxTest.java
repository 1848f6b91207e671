package dev.espalier.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.MessageReader;
import dev.espalier.engine.mail.ReadMessage;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.mailbox.BuiltInMailbox.Summary;
import dev.espalier.engine.mailbox.MailboxMailer;
import dev.espalier.refusal.Refused.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxTest extends StoreTest {

    /// The first line is the subject.
    private static final MessageReader FIRST_LINE =
            message ->
                    new ReadMessage(
                            new String(message, UTF_8).lines().findFirst().orElse(""),
                            "",
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of());

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM mailbox_message");
    }

    @Test
    void a_delivered_message_is_kept_byte_by_byte() {
        byte[] message = {0, 1, 13, 10, (byte) 0xff, 46};
        try (var mailer = mailer()) {
            assertThat(mailer.deliver(new Envelope(workspace, "", "Ada@example.test"), message))
                    .isInstanceOf(Delivery.Accepted.class);
        }

        var kept = newest().getFirst();

        assertThat(kept.to()).isEqualTo("ada@example.test");
        assertThat(mailbox().raw(workspace, kept.id())).isEqualTo(message);
    }

    @Test
    void the_newest_comes_first_and_a_recipient_is_found_however_spelled() {
        try (var mailer = mailer()) {
            for (int i = 0; i < 5; i++) {
                clock.pass(java.time.Duration.ofMillis(1));
                mailer.deliver(
                        new Envelope(
                                workspace,
                                "s@example.test",
                                (i % 2 == 0 ? "a" : "b") + "@example.test"),
                        ("subject " + i + "\nbody").getBytes(UTF_8));
            }
        }

        assertThat(newest())
                .extracting(Summary::subject)
                .containsExactly("subject 4", "subject 3", "subject 2", "subject 1", "subject 0");
        assertThat(
                        mailbox()
                                .list(
                                        workspace,
                                        Optional.of("B@EXAMPLE.test"),
                                        Optional.empty(),
                                        10)
                                .items())
                .extracting(Summary::subject)
                .containsExactly("subject 3", "subject 1");
        var page = mailbox().list(workspace, Optional.empty(), Optional.empty(), 3);
        assertThat(mailbox().list(workspace, Optional.empty(), page.next(), 3).items())
                .extracting(Summary::subject)
                .containsExactly("subject 1", "subject 0");
    }

    @Test
    void what_is_another_workspaces_is_not_there() {
        int other = newWorkspace().id();
        try (var mailer = mailer()) {
            mailer.deliver(new Envelope(other, "", "ada@example.test"), new byte[] {1});
        }

        var theirs =
                mailbox().list(other, Optional.empty(), Optional.empty(), 10).items().getFirst();

        assertThat(newest()).isEmpty();
        assertThat(
                        mailbox()
                                .list(
                                        workspace,
                                        Optional.of("ada@example.test"),
                                        Optional.empty(),
                                        10)
                                .items())
                .isEmpty();
        assertThatThrownBy(() -> mailbox().get(workspace, theirs.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> mailbox().raw(workspace, theirs.id()))
                .isInstanceOf(NotFound.class);
        assertThat(mailbox().raw(other, theirs.id())).hasSize(1);
    }

    @Test
    void messages_that_come_at_once_are_all_kept_once_in_few_transactions() throws Exception {
        try (var mailer = mailer();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 2000)
                            .<Callable<Delivery>>mapToObj(i ->
                                    () ->
                                            mailer.deliver(
                                                    new Envelope(
                                                            workspace,
                                                            "",
                                                            "p" + i + "@example.test"),
                                                    new byte[] {1}))
                            .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Delivery.Accepted.class);
            }
        }

        assertThat(database.one("SELECT count(DISTINCT envelope_to) FROM mailbox_message"))
                .isEqualTo("2000");
        assertThat(database.one("SELECT count(*) FROM mailbox_message")).isEqualTo("2000");
        assertThat(
                        Integer.parseInt(
                                database.one(
                                        "SELECT count(DISTINCT xmin::text) FROM mailbox_message")))
                .isLessThan(400);
    }

    @Test
    void an_address_that_could_not_be_stored_hurts_nobody_else() {
        try (var mailer = mailer()) {
            assertThat(
                            mailer.deliver(
                                    new Envelope(workspace, "", "a\u0000@example.test"),
                                    new byte[1]))
                    .isInstanceOf(Delivery.Rejected.class);
        }
        assertThat(newest()).isEmpty();
    }

    @Test
    void a_closed_mailbox_takes_nothing() {
        var mailer = mailer();
        mailer.close();
        mailer.close();

        assertThat(mailer.deliver(new Envelope(workspace, "", "a@example.test"), new byte[1]))
                .isInstanceOf(Delivery.NotSubmitted.class);
    }

    @Test
    void without_a_database_nothing_was_submitted() {
        var gone = PostgresStore.open(database.config());
        gone.close();

        try (var mailer = new MailboxMailer(gone, ids, clock)) {
            assertThat(mailer.deliver(new Envelope(workspace, "", "a@example.test"), new byte[1]))
                    .isInstanceOf(Delivery.NotSubmitted.class);
        }
    }

    @Test
    void an_id_of_no_message_finds_none() {
        for (var id : List.of("", "msg_", "msg_01h455vb4pex5vsknk084sn02q", "a\u0000")) {
            assertThatThrownBy(() -> mailbox().get(workspace, id)).isInstanceOf(NotFound.class);
        }
    }

    private MailboxMailer mailer() {
        return new MailboxMailer(store, ids, clock);
    }

    private BuiltInMailbox mailbox() {
        return new BuiltInMailbox(store, FIRST_LINE);
    }

    private List<Summary> newest() {
        return mailbox().list(workspace, Optional.empty(), Optional.empty(), 100).items();
    }
}
