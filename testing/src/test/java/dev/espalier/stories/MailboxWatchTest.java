package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.espalier.feedback.imap.MailboxAddress;
import dev.espalier.feedback.imap.MailboxCheck;
import dev.espalier.feedback.imap.MailboxWatch;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Feedback that comes to a mailbox.
class MailboxWatchTest extends FeedbackStory {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @BeforeEach
    void open() {
        server.start();
        server.setUser("hello@espalier.example", "reader", "secret");
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();
    }

    private MailboxAddress address() {
        return MailboxAddress.parse(
                        "imap://reader:secret@127.0.0.1:" + server.getImap().getPort() + "/INBOX")
                .orElseThrow();
    }

    @AfterEach
    void shut() {
        server.stop();
    }

    private void arrives(String mail) {
        var user = server.getUserManager().getUser("reader");
        user.deliver(
                GreenMailUtil.newMimeMessage(
                        new ByteArrayInputStream(
                                mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private MailboxWatch watch(UUID owner) {
        return MailboxWatch.start(
                address(), room, sim.store(), sim::now, owner, Duration.ofMillis(20));
    }

    private void await(String sql, String expected) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!one(sql).equals(expected)) {
            assertThat(System.nanoTime()).as(sql + ": " + one(sql)).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private String bounceOf(String email) {
        return """
        From: MAILER-DAEMON@mx.example.net
        To: %s
        Subject: failure notice
        Message-ID: <about-%s>

        <%s>: 550 5.1.1 no such user
        """
                .formatted(pathOf(email), email, email);
    }

    @Test
    void bounces_are_read_once_whatever_lies_between_them() {
        arrives(bounceOf("ada@example.test"));
        arrives("\0\0\0 this is no mail");
        arrives("From: x@y.test\nSubject: lunch\n\nhi");
        try (var _ = watch(UUID.randomUUID())) {
            await("SELECT count(*) FROM suppression", "1");
            arrives(bounceOf("bob@example.test"));
            await("SELECT count(*) FROM suppression", "2");
            await("SELECT last_uid FROM inbound_mailbox", "4");
        }
        try (var _ = watch(UUID.randomUUID())) {
            arrives("From: x@y.test\nSubject: dinner\n\nhi");
            await("SELECT last_uid FROM inbound_mailbox", "5");
        }
        assertThat(one("SELECT count(*) FROM feedback")).isEqualTo("2");
    }

    @Test
    void one_node_reads_it_at_a_time() {
        var first = UUID.randomUUID();
        try (var _ = watch(first);
                var _ = watch(UUID.randomUUID())) {
            await("SELECT count(*) FROM inbound_mailbox WHERE owner IS NOT NULL", "1");
            arrives(bounceOf("ada@example.test"));
            await("SELECT count(*) FROM suppression", "1");
        }
        assertThat(one("SELECT count(*) FROM feedback")).isEqualTo("1");
    }

    @Test
    void a_wrong_password_is_told() {
        assertThat(MailboxCheck.problem(address())).isEmpty();
        var wrong =
                MailboxAddress.parse("imap://reader:wrong@127.0.0.1:" + server.getImap().getPort())
                        .orElseThrow();
        assertThat(MailboxCheck.problem(wrong)).isPresent();
        assertThat(MailboxAddress.parse("imap://reader:secret@mail.example.test/INBOX")).isEmpty();
        assertThat(address().toString()).doesNotContain("secret");
    }
}
