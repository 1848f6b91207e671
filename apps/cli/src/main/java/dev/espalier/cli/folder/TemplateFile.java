package dev.espalier.cli.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A template as files have it.
///
/// @param fields name, subject and so on
public record TemplateFile(String id, String file, Map<String, String> fields) {

    private static final List<String> BODIES = List.of("mjml", "html", "markdown");
    private static final Set<String> NAMES =
            Set.of("name", "subject", "preheader", "mjml", "html", "markdown", "text");

    public TemplateFile {
        fields = Map.copyOf(fields);
    }

    /// @param beside bodies that stand in files of their own, by their markup
    /// @param faults gets what is wrong
    static TemplateFile read(
            String id, String file, String text, Map<String, String> beside, List<Fault> faults) {
        var fields = new LinkedHashMap<>(beside);
        yaml(file, text, faults)
                .forEach((name, value) -> {
                    if (!NAMES.contains(name)) {
                        faults.add(
                                new Fault(
                                        file,
                                        line(text, name),
                                        name,
                                        "unknown (expected: name, subject, preheader, mjml, html, markdown, text)"));
                    } else if (fields.put(name, value) != null) {
                        faults.add(
                                new Fault(
                                        file,
                                        line(text, name),
                                        name,
                                        "given beside a file (expected: one of the two)"));
                    }
                });
        if (!fields.containsKey("subject")) {
            faults.add(new Fault(file, 0, "subject", "missing (expected: text)"));
        }
        long bodies = BODIES.stream().filter(fields::containsKey).count();
        if (bodies != 1) {
            faults.add(
                    new Fault(
                            file,
                            0,
                            "",
                            bodies
                                    + " bodies (expected: one of mjml, html and markdown, here or in a file beside)"));
        }
        fields.putIfAbsent("name", id);
        return new TemplateFile(id, file, fields);
    }

    private static Map<String, String> yaml(String file, String text, List<Fault> faults) {
        var fields = new LinkedHashMap<String, String>();
        try {
            var read = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
            if (read instanceof Map<?, ?> map) {
                map.forEach(
                        (name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
            } else if (read != null) {
                faults.add(new Fault(file, 1, "", "no mapping (expected: name, subject, …)"));
            }
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            faults.add(new Fault(file, line, "", broken.getProblem() + " (expected: YAML)"));
        } catch (YamlEngineException broken) {
            faults.add(new Fault(file, 0, "", broken.getMessage() + " (expected: YAML)"));
        }
        return fields;
    }

    private static int line(String text, String name) {
        int line = 0;
        for (var one : text.split("\n", -1)) {
            line++;
            if (one.startsWith(name + ":")) {
                return line;
            }
        }
        return 0;
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /// As one text, for a person who compares two.
    String shown() {
        var shown = new StringBuilder();
        for (var name :
                List.of("name", "subject", "preheader", "mjml", "html", "markdown", "text")) {
            field(name)
                    .ifPresent(value -> shown.append(name).append(": ").append(value).append('\n'));
        }
        return shown.toString();
    }
}
