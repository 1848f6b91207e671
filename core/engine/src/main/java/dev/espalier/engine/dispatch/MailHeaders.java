package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.email.Sender;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.store.Sends.Claimed;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Everything about a message but its words, the same at every attempt.
final class MailHeaders {

    private MailHeaders() {}

    static MessageHeaders of(Claimed send, Contact contact, Sender sender) {
        var domain = sender.email().substring(sender.email().lastIndexOf('@') + 1);
        var id = TypeId.text("snd", send.id());
        var extra = new LinkedHashMap<String, String>();
        extra.put("List-Id", "<" + token(send.sequence()) + "." + domain + ">");
        // Feedback loops group complaints by these (four parts at most).
        extra.put(
                "Feedback-ID",
                token(send.step().value()) + ":" + token(send.sequence()) + ":espalier");
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
        var first = text(contact.properties().get("firstName"));
        var last = text(contact.properties().get("lastName"));
        var name = (first + " " + last).strip();
        // A display name is a courtesy: one with controls in it, or a very long one, is left out.
        return name.length() > 100 || name.chars().anyMatch(Character::isISOControl) ? "" : name;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.strip() : "";
    }

    /// Ids are the caller's own; a header takes only what cannot be misread.
    private static String token(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
