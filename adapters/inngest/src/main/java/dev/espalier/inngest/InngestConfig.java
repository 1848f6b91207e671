package dev.espalier.inngest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where Inngest is, and how it and this server know one another.
///
/// @param api its API, without a slash at the end
/// @param events where events go, without the key
/// @param eventKey lets events in
/// @param signing proves that a call is Inngest's
/// @param env the environment that events are for; empty: the key's own
/// @param serve where Inngest reaches this server: the whole address
/// @param perWorkspace how many of one workspace's jobs Inngest may run at once
public record InngestConfig(
        URI api,
        URI events,
        String eventKey,
        Signing signing,
        Optional<String> env,
        URI serve,
        int perWorkspace) {

    /// What this server is called there.
    public static final String APP = "espalier";

    /// How a call proves that it is Inngest's.
    public sealed interface Signing {

        /// @param fallback the key before or after, while keys are changed
        record Keys(SigningKey current, Optional<SigningKey> fallback) implements Signing {
            List<SigningKey> all() {
                var all = new ArrayList<SigningKey>(2);
                all.add(current);
                fallback.ifPresent(all::add);
                return all;
            }
        }

        /// Not at all: a development server on this machine.
        record Development() implements Signing {}
    }

    List<SigningKey> keys() {
        return switch (signing) {
            case Signing.Keys keys -> keys.all();
            case Signing.Development() -> List.of();
        };
    }

    boolean isDevelopment() {
        return signing instanceof Signing.Development;
    }
}
