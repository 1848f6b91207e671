package dev.espalier.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts on their way to values, gathering every fault.
final class Values {

    private final Map<String, String> texts;
    private final List<String> faults;

    /// @param texts by key
    /// @param faults found before
    Values(Map<String, String> texts, List<String> faults) {
        this.texts = Map.copyOf(texts);
        this.faults = new ArrayList<>(faults);
    }

    List<String> faults() {
        return faults;
    }

    void fault(String fault) {
        faults.add(fault);
    }

    boolean isGiven(Setting<?> setting) {
        return texts.containsKey(setting.key());
    }

    /// As it was given; empty when it was not.
    String text(Setting<?> setting) {
        return texts.getOrDefault(setting.key(), "");
    }

    /// What was given, else the usual value. A faulty one counts as not given, once it is told.
    <T> T get(Setting<T> setting) {
        return find(setting).orElseGet(() -> usual(setting));
    }

    <T> Optional<T> find(Setting<T> setting) {
        var text = texts.get(setting.key());
        if (text == null) {
            return Optional.empty();
        }
        return switch (setting.kind().read().apply(text)) {
            case Kind.Outcome.Good<T>(var value) -> Optional.of(value);
            case Kind.Outcome.Bad<T> _ -> {
                faults.add(
                        "%s: %s (expected: %s)"
                                .formatted(
                                        setting.variable(),
                                        setting.isSecret() ? "hidden" : text,
                                        setting.kind().expected()));
                yield Optional.empty();
            }
            case Kind.Outcome.Faulty<T>(var told) -> {
                told.forEach(fault -> faults.add(setting.variable() + ": " + fault));
                yield Optional.empty();
            }
        };
    }

    private static <T> T usual(Setting<T> setting) {
        var outcome = setting.kind().read().apply(setting.usual().orElseThrow());
        if (outcome instanceof Kind.Outcome.Good<T>(var value)) {
            return value;
        }
        throw new IllegalStateException(setting.key() + ": its usual value cannot be read");
    }
}
