package dev.espalier.server.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

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
                            .setSchema(new TextsOnly())
                            .build();
            var texts = new LinkedHashMap<String, String>();
            for (var document : new Load(settings).loadAllFromString(yaml)) {
                if (document instanceof Map<?, ?> mapping) {
                    flatten("", mapping, texts);
                } else if (!String.valueOf(document).isBlank()) {
                    return new Read.Broken("no settings (expected: name: value)");
                }
            }
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
                default -> {
                    // A name with nothing behind it counts as unset, as an empty variable does.
                    if (!String.valueOf(value).isBlank()) {
                        to.put(key, String.valueOf(value));
                    }
                }
            }
        });
    }

    /// A text stays what was written: `010` is no number, and nothing is nothing.
    private static final class TextsOnly implements Schema {
        @Override
        public ScalarResolver getScalarResolver() {
            return (_, _) -> Tag.STR;
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            return Map.of();
        }
    }
}
