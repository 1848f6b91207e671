package dev.espalier.access;

import java.time.Instant;
import java.util.Optional;

/// Somebody who signs in with an e-mail address and a password.
///
/// @param id `per_…`; what an audit entry names
/// @param email normalised; no other person of this server has it
/// @param lastSeenAt empty when they have no session; exact to a minute
/// @param disabledAt empty while they may sign in
public record Person(
        int workspace,
        String id,
        String email,
        String name,
        Role role,
        Instant createdAt,
        Optional<Instant> lastSeenAt,
        Optional<Instant> disabledAt) {}
