package dev.espalier.server.config;

import dev.espalier.inngest.InngestConfig.Signing;
import dev.espalier.server.config.Config.Jobs;
import dev.espalier.server.config.Config.Jobs.Inngest;
import dev.espalier.server.config.Config.Jobs.Runner;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What belongs to background work, read together.
final class JobSettings {

    private static final URI CLOUD_API = URI.create("https://api.inngest.com");
    private static final URI CLOUD_EVENTS = URI.create("https://inn.gs");

    /// What a development server is sent, which takes any.
    private static final String NO_KEY = "NO_EVENT_KEY_SET";

    private static final List<Setting<?>> OF_INNGEST =
            List.of(
                    Settings.INNGEST_URL,
                    Settings.INNGEST_EVENT_KEY,
                    Settings.INNGEST_SIGNING_KEY,
                    Settings.INNGEST_SIGNING_KEY_FALLBACK,
                    Settings.INNGEST_ENV,
                    Settings.INNGEST_SERVE_ORIGIN,
                    Settings.INNGEST_DEV);

    private final Values values;

    private JobSettings(Values values) {
        this.values = values;
    }

    static Jobs read(Values values) {
        return new Jobs(
                values.get(Settings.JOBS_AT_ONCE),
                values.get(Settings.JOBS_PER_WORKSPACE),
                switch (values.get(Settings.JOBS)) {
                    case INNGEST -> new JobSettings(values).inngest();
                    case EMBEDDED -> new JobSettings(values).none();
                });
    }

    private Optional<Inngest> none() {
        OF_INNGEST.stream()
                .filter(values::isGiven)
                .findFirst()
                .ifPresent(given ->
                        values.fault(
                                given.variable()
                                        + ": given without Inngest (expected: "
                                        + Settings.JOBS.variable()
                                        + "="
                                        + word(Runner.INNGEST)
                                        + ")"));
        return Optional.empty();
    }

    private static String word(Runner runner) {
        return runner.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<Inngest> inngest() {
        boolean isDev = values.get(Settings.INNGEST_DEV);
        var url = values.find(Settings.INNGEST_URL).map(Config::withoutSlash);
        if (isDev && !values.isGiven(Settings.INNGEST_URL)) {
            missing(Settings.INNGEST_URL, "where the development server is");
        }
        var eventKey = eventKey(isDev);
        return signing(isDev)
                .map(signing ->
                        new Inngest(
                                url.orElse(CLOUD_API),
                                url.orElse(CLOUD_EVENTS),
                                eventKey,
                                signing,
                                values.find(Settings.INNGEST_ENV),
                                values.find(Settings.INNGEST_SERVE_ORIGIN)
                                        .map(Config::withoutSlash)));
    }

    private String eventKey(boolean isDev) {
        if (!isDev && !values.isGiven(Settings.INNGEST_EVENT_KEY)) {
            missing(Settings.INNGEST_EVENT_KEY, "the key that lets events in");
        }
        return values.find(Settings.INNGEST_EVENT_KEY).orElse(NO_KEY);
    }

    /// Empty: a fault was told.
    private Optional<Signing> signing(boolean isDev) {
        var current = values.find(Settings.INNGEST_SIGNING_KEY);
        var fallback = values.find(Settings.INNGEST_SIGNING_KEY_FALLBACK);
        if (isDev) {
            if (values.isGiven(Settings.INNGEST_SIGNING_KEY)) {
                values.fault(
                        Settings.INNGEST_DEV.variable()
                                + ": true beside a signing key (expected: one of the two)");
            }
            return Optional.of(new Signing.Development());
        }
        if (!values.isGiven(Settings.INNGEST_SIGNING_KEY)) {
            missing(Settings.INNGEST_SIGNING_KEY, "the key that signs calls");
        }
        return current.map(key -> new Signing.Keys(key, fallback));
    }

    private void missing(Setting<?> setting, String what) {
        values.fault(setting.variable() + ": missing (expected: " + what + ")");
    }
}
