package dev.espalier.access;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A link that lets somebody choose a password, once. Its secret part is known to the store as a
/// hash alone.
///
/// @param email empty when whoever opens it brings their own
/// @param person whose password it sets anew; empty when it makes a person
/// @param createdBy who made it, for the record
/// @param expiresAt empty when it waits for ever
public record SignInLink(
        int workspace,
        String id,
        Kind kind,
        Optional<String> email,
        Role role,
        Optional<String> person,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    /// What a link is for.
    public enum Kind {
        /// The first owner of a server comes in.
        FIRST,
        /// Somebody new comes in.
        INVITATION,
        /// Somebody forgot their password.
        RESET
    }

    /// What somebody opens to use a link.
    ///
    /// @param publicUrl where people reach the server
    /// @param secret its secret part, in base64url
    public static URI url(URI publicUrl, String secret) {
        var base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "welcome/" + secret);
    }
}
