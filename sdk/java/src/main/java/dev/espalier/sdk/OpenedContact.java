package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One person, with what only who asks for one wants to know.
///
/// @param timezone an IANA region; null: the workspace's
/// @param suppressed whether the address must not be mailed at all
/// @param optOuts the sequences the person left for good, while other mail is welcome
public record OpenedContact(
        String id,
        String email,
        @Nullable String timezone,
        Map<String, Object> properties,
        boolean suppressed,
        boolean unsubscribed,
        List<OptOut> optOuts,
        Instant createdAt,
        Instant updatedAt) {}
