package dev.espalier.server.config;

import java.util.Locale;
import java.util.Optional;

/// One thing an operator may set.
///
/// @param key in `espalier.yaml`, kebab-case, a dot before each level: `mail.url`
/// @param usual what it is when it is not set, as an operator would write it; empty: nothing
/// @param meaning one line for the reference
/// @param isSecret its value is never shown
record Setting<T>(
        String key, Kind<T> kind, Optional<String> usual, String meaning, boolean isSecret) {

    static <T> Setting<T> of(String key, Kind<T> kind, String usual, String meaning) {
        return new Setting<>(key, kind, Optional.of(usual), meaning, false);
    }

    static <T> Setting<T> optional(String key, Kind<T> kind, String meaning) {
        return new Setting<>(key, kind, Optional.empty(), meaning, false);
    }

    static <T> Setting<T> secret(String key, Kind<T> kind, String meaning) {
        return new Setting<>(key, kind, Optional.empty(), meaning, true);
    }

    /// The same in the environment: `ESPALIER_MAIL_URL`.
    String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return Settings.PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
