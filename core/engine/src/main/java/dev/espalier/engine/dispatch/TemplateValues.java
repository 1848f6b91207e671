package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import java.util.HashMap;
import java.util.Map;

/// What an email's templates may see: `contact`, `event`, `unsubscribeUrl`, and the contact's
/// properties by their bare names, so that `{{ firstName }}` is `{{ contact.properties.firstName
/// }}`.
public final class TemplateValues {

    /// For who only looks: nobody must be unsubscribed by looking at an email.
    public static final String NO_LINK = "#";

    private TemplateValues() {}

    /// @param event properties of the event that enrolled the contact; empty when it came by hand
    /// @param unsubscribeUrl the person's own way out, or [#NO_LINK]
    public static Map<String, Object> of(
            Contact contact, Map<String, ?> event, String unsubscribeUrl) {
        var values = new HashMap<String, Object>(contact.properties());
        values.put("variables", contact.properties());
        values.put("event", event);
        values.put("contact", contact.view());
        values.put("unsubscribeUrl", unsubscribeUrl);
        return values;
    }
}
