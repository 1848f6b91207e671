package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import java.util.HashMap;
import java.util.Map;

/// What an email's templates may see: `contact`, `event`, and the contact's properties by their
/// bare names, so that `{{ firstName }}` is `{{ contact.properties.firstName }}`.
public final class TemplateValues {

    private TemplateValues() {}

    /// @param event properties of the event that enrolled the contact; empty when it came by hand
    public static Map<String, Object> of(Contact contact, Map<String, ?> event) {
        var values = new HashMap<String, Object>(contact.properties());
        values.put("variables", contact.properties());
        values.put("event", event);
        values.put("contact", contact.view());
        return values;
    }
}
