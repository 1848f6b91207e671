package dev.espalier.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// `~/.config/espalier/client.properties`: the server and the key of the person at the terminal.
///
/// @param values by name, checked
record ClientFile(Map<Object, Object> values) {

    private static final Set<Object> NAMES = Set.of("url", "api-key");

    ClientFile {
        values = Map.copyOf(values);
    }

    static ClientFile read(Map<String, String> environment) {
        var file = place(environment);
        if (!Files.isRegularFile(file)) {
            return new ClientFile(Map.of());
        }
        var values = new Properties();
        try {
            values.load(new StringReader(Files.readString(file)));
        } catch (IOException | IllegalArgumentException failed) {
            throw Failure.usage(file + ": cannot be read: " + failed.getMessage());
        }
        for (var name : values.keySet()) {
            if (!NAMES.contains(name)) {
                throw Failure.usage(file + ": " + name + " (expected: url, api-key)");
            }
        }
        return new ClientFile(values);
    }

    private static Path place(Map<String, String> environment) {
        var base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var home =
                base.isEmpty()
                        ? Path.of(
                                environment.getOrDefault("HOME", System.getProperty("user.home")),
                                ".config")
                        : Path.of(base);
        return home.resolve("espalier").resolve("client.properties");
    }

    Optional<String> url() {
        return Optional.ofNullable(values.get("url")).map(Object::toString);
    }

    Optional<String> apiKey() {
        return Optional.ofNullable(values.get("api-key")).map(Object::toString);
    }
}
