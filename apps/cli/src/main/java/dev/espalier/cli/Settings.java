package dev.espalier.cli;

import dev.espalier.server.config.Config;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The operator's settings, for commands.
final class Settings {

    private Settings() {}

    /// From the environment and the file.
    static Config read(Map<String, String> over) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(over);
        return switch (Config.read(environment, Path.of("").toAbsolutePath())) {
            case Config.Parsed.Valid(var config) -> config;
            case Config.Parsed.Invalid(var faults) ->
                    throw Failure.usage(String.join("\nespalier: ", faults));
        };
    }
}
