package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.mail.MailerContract;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/// A scripted relay and a mailer that gives up soon.
abstract class RelayTest {

    static final Duration SOON = Duration.ofMillis(300);
    static final String NO_PIPELINING = ScriptedRelay.ehlo("8BITMIME");

    final ScriptedRelay relay = new ScriptedRelay();
    private SmtpMailer mailer = SmtpMailer.open(config());

    SmtpConfig config() {
        return SmtpConfig.plain("127.0.0.1", relay.port())
                .withPool(new SmtpConfig.Pool(2, 100, Duration.ofSeconds(30)))
                .withTimeouts(new SmtpConfig.Timeouts(SOON, SOON, SOON));
    }

    void reopen(SmtpConfig config) {
        mailer.close();
        mailer = SmtpMailer.open(config);
    }

    SmtpMailer mailer() {
        return mailer;
    }

    Delivery deliver() {
        return deliver("hello");
    }

    Delivery deliver(String body) {
        return mailer.deliver(MailerContract.ENVELOPE, MailerContract.message(body));
    }

    /// The connection or a new one carries the next message.
    void the_next_message_arrives() {
        int before = relay.arrived().size();
        assertThat(deliver("the next")).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.arrived()).hasSize(before + 1).last().asString().contains("the next");
    }

    static void await(BooleanSupplier fact) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 10 s").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void close() {
        relay.close();
        mailer.close();
    }
}
