package dev.espalier.engine.limits;

import dev.espalier.send.Rate;
import dev.espalier.send.WarmUp;
import java.util.Optional;
import java.util.Set;

/// What whoever runs this server limits, for all workspaces together.
///
/// @param warmUp of sending domains that nobody knows yet
/// @param warmed the domains it is for, in lower case; empty: every one
/// @param rate of each sending domain
/// @param destinations which domains' mail goes to the same place
public record Limits(
        Optional<WarmUp> warmUp,
        Set<String> warmed,
        Optional<Rate> rate,
        Destinations destinations) {

    public static Limits none() {
        return new Limits(Optional.empty(), Set.of(), Optional.empty(), Destinations.families());
    }

    Optional<WarmUp> warmUpOf(String domain) {
        return warmUp.filter(_ -> warmed.isEmpty() || warmed.contains(domain));
    }
}
