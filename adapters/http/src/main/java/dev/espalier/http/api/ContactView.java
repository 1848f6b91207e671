package dev.espalier.http.api;

import dev.espalier.contact.Contact;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person on the wire.
record ContactView(
        String id,
        String email,
        @Doc("An IANA region; null: the workspace's.") @Nullable String timezone,
        Map<String, Object> properties,
        @Doc("Whether the address must not be mailed at all.") boolean suppressed,
        boolean unsubscribed,
        Instant createdAt,
        Instant updatedAt) {

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.id(),
                contact.email(),
                contact.zone().map(ZoneId::getId).orElse(null),
                contact.properties(),
                contact.suppressed(),
                contact.unsubscribedAt() != null,
                contact.createdAt(),
                contact.updatedAt());
    }
}
