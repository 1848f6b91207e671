package dev.espalier.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where texts come from: a file, and over it the environment.
final class Sources {

    private static final String FILE = "espalier.yaml";
    private static final String FILE_VARIABLE = "ESPALIER_CONFIG";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    Map<String, String> texts() {
        return texts;
    }

    List<String> faults() {
        return faults;
    }

    /// A file that is named must be there; the one of the usual name need not.
    void file(Map<String, String> environment, Path workingDirectory) {
        var named = Optional.ofNullable(environment.get(FILE_VARIABLE)).filter(s -> !s.isEmpty());
        var file = workingDirectory.resolve(named.orElse(FILE));
        if (named.isEmpty() && !Files.exists(file)) {
            return;
        }
        try {
            switch (SettingsFile.read(Files.readString(file))) {
                case SettingsFile.Read.Texts(var found) -> found.forEach(this::fromFile);
                case SettingsFile.Read.Broken(var problem) -> faults.add(file + ": " + problem);
            }
        } catch (IOException failed) {
            faults.add(file + ": cannot be read (expected: a file of settings in UTF-8)");
        }
    }

    private void fromFile(String key, String text) {
        if (Settings.ALL.stream().anyMatch(setting -> setting.key().equals(key))) {
            texts.put(key, text);
        } else {
            unknown(FILE + ": " + key, key, Settings.ALL.stream().map(Setting::key));
        }
    }

    void environment(Map<String, String> environment) {
        var byVariable = new TreeMap<String, Setting<?>>();
        Settings.ALL.forEach(setting -> byVariable.put(setting.variable(), setting));
        new TreeMap<>(environment)
                .forEach((name, text) -> {
                    if (!name.startsWith(Settings.PREFIX)
                            || Settings.OTHERS_VARIABLES.containsKey(name)) {
                        return;
                    }
                    var setting = byVariable.get(name);
                    if (setting == null) {
                        unknown(name, name, byVariable.keySet().stream());
                    } else if (!text.isEmpty()) {
                        // Empty is what compose files make of a variable that nobody set.
                        texts.put(setting.key(), text);
                    }
                });
    }

    private void unknown(String shown, String name, Stream<String> known) {
        var near =
                known.min(Comparator.comparingInt(other -> distance(name, other)))
                        .filter(other -> distance(name, other) <= nearness(name))
                        .map(other -> ", did you mean " + other + "?")
                        .orElse(" (expected: a setting of docs/reference/configuration.md)");
        faults.add(shown + ": unknown" + near);
    }

    /// What all names begin with says nothing of whether two are meant to be the same.
    private static int nearness(String name) {
        int telling =
                name.startsWith(Settings.PREFIX)
                        ? name.length() - Settings.PREFIX.length()
                        : name.length();
        return Math.max(2, telling / 4);
    }

    /// Levenshtein's.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
