package dev.espalier.server.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads `espalier.yaml`: mappings within mappings, texts at their ends. Every scalar is a text, so
/// that what is written is what is read.
final class SettingsFile {

    private SettingsFile() {}

    sealed interface Read {
        /// @param byKey the levels joined by dots
        record Texts(Map<String, String> byKey) implements Read {}

        record Broken(String problem) implements Read {}
    }

    static Read read(String yaml) {
        try {
            var settings =
                    LoadSettings.builder()
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(0)
                            .setSchema(new FailsafeSchema())
                            .build();
            var root = new Load(settings).loadFromString(yaml);
            var texts = new LinkedHashMap<String, String>();
            if (root == null) {
                return new Read.Texts(texts);
            }
            if (!(root instanceof Map<?, ?> mapping)) {
                return new Read.Broken("no settings (expected: name: value)");
            }
            flatten("", mapping, texts);
            return new Read.Texts(texts);
        } catch (YamlEngineException broken) {
            var told = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            return new Read.Broken("cannot be read as YAML: " + told);
        }
    }

    private static void flatten(String above, Map<?, ?> mapping, Map<String, String> to) {
        mapping.forEach((name, value) -> {
            var key = above.isEmpty() ? String.valueOf(name) : above + "." + name;
            switch (value) {
                case Map<?, ?> inner -> flatten(key, inner, to);
                case List<?> list ->
                        to.put(
                                key,
                                list.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")));
                case null -> {}
                default -> to.put(key, String.valueOf(value));
            }
        });
    }
}
