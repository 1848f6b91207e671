package dev.espalier.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person who may be mailed.
///
/// @param id unique in the workspace
/// @param email as it was given, trimmed
/// @param zone empty: the workspace's is used
/// @param properties free: strings, numbers, booleans, null, lists and maps of them
/// @param unsubscribedAt null while they get mail
/// @param suppressed whether the address must not be mailed at all
public record Contact(
        int workspace,
        String id,
        String email,
        Optional<ZoneId> zone,
        Map<String, Object> properties,
        @Nullable Instant unsubscribedAt,
        boolean suppressed,
        Instant createdAt,
        Instant updatedAt) {

    /// What templates and conditions see as `contact`.
    public Map<String, Object> view() {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", id);
        view.put("email", email);
        zone.ifPresent(known -> view.put("timezone", known.getId()));
        view.put("createdAt", createdAt.toString());
        view.put("properties", properties);
        return view;
    }

    /// What people call them: the properties `firstName` and `lastName`, as far as they are text.
    public Optional<String> name() {
        var name = (text("firstName") + " " + text("lastName")).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private String text(String property) {
        return properties.get(property) instanceof String text ? text.strip() : "";
    }

    /// The same, unsubscribed.
    public Contact unsubscribed(Instant now) {
        return new Contact(workspace, id, email, zone, properties, now, suppressed, createdAt, now);
    }

    /// Why this person must not be mailed; empty when they may.
    public Optional<String> unreachable() {
        if (suppressed) {
            return Optional.of("suppressed");
        }
        return unsubscribedAt == null ? Optional.empty() : Optional.of("unsubscribed");
    }
}
