package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link that was just made.
///
/// @param url what they open, once, to choose a password; it cannot be had again
public record NewLink(@Nullable String email, Role role, String url, @Nullable Instant expiresAt) {
    @Override
    public String toString() {
        return "NewLink[email=" + email + ", role=" + role + ", url=hidden]";
    }
}
