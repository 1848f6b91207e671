package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.contact.EmailAddress;
import dev.espalier.email.Sender;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.unsubscribe.UnsubscribeLinks.WayOut;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// Everything about a message but its words, the same at every attempt.
final class MailHeaders {

    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9_-]");

    private MailHeaders() {}

    static MessageHeaders of(Claimed send, Contact contact, Sender sender, WayOut wayOut) {
        // The ASCII form: ids in headers have no other letters.
        var domain = EmailAddress.of(sender.email()).asciiDomain();
        var id = TypeId.text("snd", send.id());
        var extra = new LinkedHashMap<String, String>();
        extra.put("List-Unsubscribe", wayOut.header());
        // RFC 8058: whoever shows the mail may put a button above it.
        extra.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        extra.put("List-Id", "<" + token(send.sequence()) + "." + domain + ">");
        // Feedback loops group complaints by these: three parts of ours, and who they are from.
        extra.put(
                "Feedback-ID",
                token(send.step().value())
                        + ":"
                        + token(send.sequence())
                        + ":w"
                        + send.workspace()
                        + ":espalier");
        // Postmark takes it off and tells it again with whatever becomes of the message.
        extra.put("X-PM-Metadata-send", id);
        extra.put("Auto-Submitted", "auto-generated");
        return new MessageHeaders(
                id + "@" + domain,
                send.firstAttemptAt(),
                sender.name(),
                sender.email(),
                name(contact),
                contact.email(),
                id,
                extra);
    }

    private static String name(Contact contact) {
        var name = contact.name().orElse("");
        // A display name is a courtesy: one with controls in it, or a very long one, is left out.
        return name.length() > 100 || name.chars().anyMatch(Character::isISOControl) ? "" : name;
    }

    /// Ids are the caller's own; a header takes only what cannot be misread, and a label of a
    /// domain has 63 letters at most. What had to be changed stays one of its own.
    private static String token(String id) {
        var plain = UNUSUAL.matcher(id).replaceAll("-");
        if (plain.equals(id) && id.length() <= 63) {
            return plain;
        }
        return plain.substring(0, Math.min(50, plain.length()))
                + "-"
                + Integer.toHexString(id.hashCode());
    }
}
