package dev.espalier.engine.contacts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contact as a caller gives it, unchecked.
///
/// @param id the caller's choice; null: one is made
/// @param timezone an IANA region such as `Europe/London`; null: the workspace's is used
/// @param properties strings, numbers, booleans, lists and maps of them; null takes a property away
public record NewContact(
        @Nullable String id,
        String email,
        @Nullable String timezone,
        Map<String, ? extends @Nullable Object> properties) {

    /// An address alone.
    public static NewContact of(String email) {
        return new NewContact(null, email, null, Map.of());
    }
}
