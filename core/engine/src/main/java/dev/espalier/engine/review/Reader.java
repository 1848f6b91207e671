package dev.espalier.engine.review;

import dev.espalier.contact.Contact;
import dev.espalier.engine.dispatch.TemplateValues;
import dev.espalier.engine.store.Contacts.Addressee;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whose eyes an email is looked at with.
///
/// @param event properties of the event that brought them; empty when none did
/// @param isMadeUp then what a template reads of them is there, under its own name
public record Reader(Contact contact, Map<String, Object> event, boolean isMadeUp) {

    private static final Set<String> OURS =
            Set.of("contact", "event", "variables", "unsubscribeUrl");

    private static final Map<String, Object> KNOWN =
            Map.of("firstName", "Ada", "lastName", "Lovelace");

    static Reader of(Addressee addressee) {
        return new Reader(addressee.contact(), addressee.event(), false);
    }

    public static Reader madeUp(int workspace, Instant now) {
        return new Reader(
                new Contact(
                        workspace,
                        "con_sample",
                        "ada@example.com",
                        Optional.empty(),
                        KNOWN,
                        null,
                        false,
                        now,
                        now),
                Map.of(),
                true);
    }

    /// @param variables the paths that the templates read
    Map<String, Object> values(List<String> variables) {
        if (!isMadeUp) {
            return TemplateValues.of(contact, event, TemplateValues.NO_LINK);
        }
        var properties = new HashMap<String, Object>(KNOWN);
        var madeUpEvent = new HashMap<String, Object>();
        for (var variable : variables) {
            var path = List.of(variable.split("\\.", -1));
            if (variable.startsWith("contact.properties.") && path.size() == 3) {
                properties.putIfAbsent(path.get(2), named(path.get(2)));
            } else if (path.getFirst().equals("event") && path.size() == 2) {
                madeUpEvent.put(path.get(1), named(path.get(1)));
            } else if (path.size() == 1 && !OURS.contains(variable)) {
                properties.putIfAbsent(variable, named(variable));
            }
        }
        var somebody =
                new Contact(
                        contact.workspace(),
                        contact.id(),
                        contact.email(),
                        contact.zone(),
                        Map.copyOf(properties),
                        null,
                        false,
                        contact.createdAt(),
                        contact.updatedAt());
        return TemplateValues.of(somebody, madeUpEvent, TemplateValues.NO_LINK);
    }

    private static String named(String property) {
        return "‹" + property + "›";
    }
}
