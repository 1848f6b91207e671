package dev.espalier.server;

import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.mailbox.MailboxMailer;
import dev.espalier.engine.store.Store;
import dev.espalier.mail.smtp.SmtpMailer;
import dev.espalier.server.config.Config;
import java.time.InstantSource;

/// Where mail goes: the relay, or while none is named the built-in mailbox.
final class Mailers {

    private Mailers() {}

    /// @throws CannotStart when the file of trusted certificates cannot be used
    static Mailer open(Config.Mail mail, Store store, InstantSource clock) {
        try {
            return mail.relay()
                    .<Mailer>map(SmtpMailer::open)
                    .orElseGet(() -> new MailboxMailer(store, new Ids(clock), clock));
        } catch (IllegalArgumentException failed) {
            throw new CannotStart("ESPALIER_MAIL_URL: " + failed.getMessage(), failed);
        }
    }
}
