package dev.espalier.engine.drafting;

import dev.espalier.contact.Contact;
import dev.espalier.draft.Playbook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a drafter may know of a contact: the properties its playbook allows, short ones, and
/// nothing of anybody else.
final class KnownFacts {

    private static final int MOST = 60;
    private static final int LONGEST = 500;

    private KnownFacts() {}

    static Map<String, Object> of(Contact contact, Playbook playbook) {
        var facts = new LinkedHashMap<String, Object>();
        new TreeMap<>(contact.properties())
                .forEach((name, value) -> {
                    if (facts.size() < MOST && name.length() <= LONGEST && playbook.allows(name)) {
                        var known = value(value);
                        if (known != null) {
                            facts.put(name, known);
                        }
                    }
                });
        return java.util.Collections.unmodifiableMap(facts);
    }

    private static @org.jspecify.annotations.Nullable Object value(
            @org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text ->
                    text.isBlank() ? null : text.substring(0, Math.min(text.length(), LONGEST));
            case Number number -> number;
            case Boolean yes -> yes;
            case Collection<?> many -> list(many);
            // What is nested deeper is for programs.
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable List<Object> list(Collection<?> many) {
        var values = new ArrayList<Object>();
        for (var one : many) {
            var known = one instanceof Collection<?> ? null : value(one);
            if (known != null && values.size() < 20) {
                values.add(known);
            }
        }
        return values.isEmpty() ? null : List.copyOf(values);
    }

    /// Those that the playbook cannot do without and the contact lacks.
    static List<String> missing(Contact contact, Playbook playbook) {
        return playbook.requires().stream()
                .filter(name -> value(contact.properties().get(name)) == null)
                .toList();
    }
}
