package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody did to a sequence or one of its emails.
///
/// @param action such as email.approved
/// @param actor the id of the key, or engine
/// @param before the text's fingerprint before
/// @param after and after
public record AuditEntry(
        String sequenceId,
        @Nullable String emailId,
        String action,
        String actor,
        Instant at,
        @Nullable String before,
        @Nullable String after,
        String detail) {}
