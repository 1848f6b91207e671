package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.email.EmailText;
import dev.espalier.email.Sender;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.WayBack;
import dev.espalier.engine.signing.ReturnPath;
import dev.espalier.engine.signing.SendRef;
import dev.espalier.engine.signing.Signatures;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.engine.unsubscribe.Ticket;
import dev.espalier.engine.unsubscribe.UnsubscribeLinks;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the message of a send: its words, its headers and its envelope. The same send, person and
/// text make the same bytes at every attempt. Safe for use by many threads.
public final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Composer composer;
    private final UnsubscribeLinks links;
    private final ReturnPath returnPath;

    public Messages(Composer composer, Signatures signatures, WayBack wayBack) {
        this.composer = composer;
        this.links = new UnsubscribeLinks(signatures, wayBack);
        this.returnPath = new ReturnPath(signatures, wayBack.returnPath());
    }

    /// What making one came to.
    public sealed interface Made {
        record Done(Message message) implements Made {}

        /// It cannot be made for this person.
        record Failed(String reason) implements Made {}
    }

    /// A message and whom the relay is told about.
    public static final class Message {
        private final Envelope envelope;
        private final byte[] bytes;

        private Message(Envelope envelope, byte[] bytes) {
            this.envelope = envelope;
            this.bytes = bytes;
        }

        public Envelope envelope() {
            return envelope;
        }

        /// RFC 5322; not to be changed.
        public byte[] bytes() {
            return bytes;
        }
    }

    /// @param event properties of the event that enrolled the contact; empty when it came by hand
    /// @throws Unavailable when the keys that sign links cannot be read
    public Made make(
            Claimed send, Contact contact, EmailText text, Sender sender, Map<String, ?> event) {
        try {
            var wayOut =
                    links.of(
                            new Ticket(send.workspace(), contact.id(), send.sequence()),
                            send.firstAttemptAt());
            var values = TemplateValues.of(contact, event, wayOut.url());
            return switch (composer.render(text, values)) {
                case Composer.Rendering.Failed(var reason) -> new Made.Failed(reason);
                case Composer.Rendering.Done(var email) -> {
                    var headers = MailHeaders.of(send, contact, sender, wayOut);
                    yield new Made.Done(
                            new Message(
                                    envelope(send, contact, sender),
                                    composer.write(headers, email)));
                }
            };
        } catch (Unavailable away) {
            throw away;
        } catch (IllegalArgumentException refused) {
            // Something that no header or envelope can carry, such as a break in a name.
            LOG.warn("send {} cannot be composed", send.id());
            return new Made.Failed("cannot be composed: " + refused.getMessage());
        } catch (RuntimeException defect) {
            // One that cannot be composed must not keep the others of its batch from going.
            LOG.error("send {} cannot be composed", send.id(), defect);
            return new Made.Failed("cannot be composed: " + defect.getMessage());
        }
    }

    private Envelope envelope(Claimed send, Contact contact, Sender sender) {
        var from =
                returnPath.of(
                        new SendRef(send.workspace(), send.id()),
                        sender.email(),
                        send.firstAttemptAt());
        return new Envelope(send.workspace(), from, contact.email());
    }
}
