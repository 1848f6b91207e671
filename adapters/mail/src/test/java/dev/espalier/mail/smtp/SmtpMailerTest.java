package dev.espalier.mail.smtp;

import dev.espalier.engine.mail.Mailer;
import dev.espalier.mail.MailerContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SmtpMailerTest implements MailerContract {

    private final GreenMailRelay relay = GreenMailRelay.plain();
    private final Mailer mailer = SmtpMailer.open(SmtpConfig.plain("127.0.0.1", relay.port()));

    @Override
    public Mailer mailer() {
        return mailer;
    }

    @Override
    public List<String> arrived() {
        return relay.arrived();
    }

    @AfterEach
    void close() {
        mailer.close();
        relay.close();
    }
}
