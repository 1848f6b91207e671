package dev.espalier.postgres.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What an embedded PostgreSQL needs to know.
///
/// @param dataDir Espalier's data directory; everything PostgreSQL has lives in its `postgres`
///   folder. Made when it does not exist. Blanks and letters of any script are fine
/// @param progress takes one line, without its end, for each thing that may take seconds. Called
///   from `start`, and later from another thread should the server have to be started again
/// @param settings `postgresql.conf` names and values that replace the built-in ones, such as
///   `shared_buffers` → `256MB`. Where and how the server listens is not among them
/// @param startTimeout how long the server may take from its launch to the first connection;
///   recovery after a crash counts, unpacking and initialising do not. Positive
public record EmbeddedConfig(
        Path dataDir,
        Consumer<String> progress,
        Map<String, String> settings,
        Duration startTimeout) {
    private static final Pattern SETTING =
            Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

    /// A server that can be reached otherwise than we say, or that puts its files elsewhere, could
    /// not be found again after a crash.
    private static final Set<String> OURS =
            Set.of(
                    "port",
                    "listen_addresses",
                    "unix_socket_directories",
                    "data_directory",
                    "config_file",
                    "hba_file",
                    "external_pid_file",
                    "logging_collector",
                    "log_destination");

    public EmbeddedConfig {
        Objects.requireNonNull(progress, "progress");
        dataDir = dataDir.toAbsolutePath().normalize();
        if (dataDir.toString().chars().anyMatch(EmbeddedConfig::meansMoreToAShell)) {
            throw new IllegalArgumentException(
                    "dataDir: "
                            + dataDir
                            + " (expected: a path without \" $ ` \\ and control characters)");
        }
        settings = Map.copyOf(settings);
        settings.forEach(EmbeddedConfig::check);
        if (!startTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "startTimeout: " + startTimeout + " (expected: > 0)");
        }
    }

    /// PostgreSQL's initdb passes paths to a shell between double quotes.
    private static boolean meansMoreToAShell(int character) {
        return "\"$`\\".indexOf(character) >= 0 || Character.isISOControl(character);
    }

    private static void check(String name, String value) {
        if (!SETTING.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "settings: \"" + name + "\" (expected: a name of postgresql.conf)");
        }
        if (OURS.contains(name)) {
            throw new IllegalArgumentException(
                    "settings." + name + ": " + value + " (expected: unset, it is chosen here)");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "settings." + name + ": has control characters (expected: one line)");
        }
    }

    /// Silent, with the built-in settings, and two minutes to start.
    public static EmbeddedConfig in(Path dataDir) {
        return new EmbeddedConfig(dataDir, _ -> {}, Map.of(), Duration.ofMinutes(2));
    }

    /// The same, telling `progress` what takes long.
    public EmbeddedConfig withProgress(Consumer<String> progress) {
        return new EmbeddedConfig(dataDir, progress, settings, startTimeout);
    }

    /// The same with these settings instead of any given before.
    public EmbeddedConfig withSettings(Map<String, String> settings) {
        return new EmbeddedConfig(dataDir, progress, settings, startTimeout);
    }

    /// The same with another time limit.
    public EmbeddedConfig withStartTimeout(Duration startTimeout) {
        return new EmbeddedConfig(dataDir, progress, settings, startTimeout);
    }

    /// Whether the caller gave up durability, as tests do: then nothing else need be durable.
    boolean keepsNothing() {
        return "off".equals(settings.get("fsync"));
    }
}
