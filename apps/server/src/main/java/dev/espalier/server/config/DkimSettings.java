package dev.espalier.server.config;

import dev.espalier.mail.dkim.DkimConfig;
import dev.espalier.mail.dkim.DkimKey;
import dev.espalier.mail.dkim.DkimKey.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What belongs to signing, read together: a part without the others is a mistake.
final class DkimSettings {

    private static final List<Setting<?>> PARTS =
            List.of(
                    Settings.DKIM_SELECTOR,
                    Settings.DKIM_KEY,
                    Settings.DKIM_ED25519_SELECTOR,
                    Settings.DKIM_ED25519_KEY);

    private final Values values;
    private final Path workingDirectory;
    private final List<DkimKey> keys = new ArrayList<>();

    private DkimSettings(Values values, Path workingDirectory) {
        this.values = values;
        this.workingDirectory = workingDirectory;
    }

    static Optional<DkimConfig> read(Values values, Path workingDirectory) {
        return new DkimSettings(values, workingDirectory).read();
    }

    private Optional<DkimConfig> read() {
        var domain = values.find(Settings.DKIM_DOMAIN);
        key(Algorithm.RSA, Settings.DKIM_SELECTOR, Settings.DKIM_KEY);
        key(Algorithm.ED25519, Settings.DKIM_ED25519_SELECTOR, Settings.DKIM_ED25519_KEY);
        boolean isAnyGiven = PARTS.stream().anyMatch(values::isGiven);
        if (!values.isGiven(Settings.DKIM_DOMAIN) && isAnyGiven) {
            missing(Settings.DKIM_DOMAIN, "the domain that is signed for");
        }
        if (values.isGiven(Settings.DKIM_DOMAIN) && !isAnyGiven) {
            missing(Settings.DKIM_KEY, "a key to sign with");
        }
        if (keys.stream().map(DkimKey::selector).distinct().count() < keys.size()) {
            values.fault(
                    "%s: %s for both keys (expected: a name each)"
                            .formatted(
                                    Settings.DKIM_ED25519_SELECTOR.variable(),
                                    keys.getFirst().selector()));
        }
        return domain.filter(_ -> !keys.isEmpty()).map(one -> new DkimConfig(one, keys));
    }

    private void key(Algorithm algorithm, Setting<String> selector, Setting<Path> file) {
        if (values.isGiven(selector) && !values.isGiven(file)) {
            missing(file, "the key of that name");
        }
        if (values.isGiven(file) && !values.isGiven(selector)) {
            missing(selector, "the name of that key");
        }
        var name = values.find(selector);
        var path = values.find(file);
        if (name.isEmpty() || path.isEmpty()) {
            return;
        }
        try {
            var pem = Files.readString(workingDirectory.resolve(path.get()));
            switch (DkimKey.read(name.get(), algorithm, pem)) {
                case DkimKey.Read.Good(var key) -> keys.add(key);
                case DkimKey.Read.Bad(var reason) ->
                        values.fault("%s: %s: %s".formatted(file.variable(), path.get(), reason));
            }
        } catch (IOException _) {
            values.fault(
                    "%s: %s cannot be read (expected: a PEM file)"
                            .formatted(file.variable(), path.get()));
        }
    }

    private void missing(Setting<?> setting, String what) {
        values.fault("%s: missing (expected: %s)".formatted(setting.variable(), what));
    }
}
