package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Reads an environment in a directory without a file.
final class Given {

    private static final Path NOWHERE = Path.of("/nonexistent/espalier");

    private Given() {}

    static Config nothing() {
        return environment(Map.of());
    }

    static Config environment(Map<String, String> environment) {
        return in(NOWHERE, environment);
    }

    static Config in(Path directory, Map<String, String> environment) {
        var parsed = Config.read(environment, directory);
        assertThat(parsed).isInstanceOf(Config.Parsed.Valid.class);
        return ((Config.Parsed.Valid) parsed).config();
    }

    static List<String> faults(Map<String, String> environment) {
        return faultsIn(NOWHERE, environment);
    }

    static List<String> faultsIn(Path directory, Map<String, String> environment) {
        var parsed = Config.read(environment, directory);
        assertThat(parsed).isInstanceOf(Config.Parsed.Invalid.class);
        return ((Config.Parsed.Invalid) parsed).faults();
    }
}
