package dev.espalier.cli.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sequence as a file has it.
///
/// @param definition the whole text, lines that are not the definition's made comments
/// @param heading what those lines say, by name
public record SequenceFile(String id, String file, String definition, Map<String, String> heading) {

    private static final Pattern HEADING =
            Pattern.compile("(name|people|inDoubt):[ \\t]*(.*?)[ \\t]*(?:[ \\t]#.*)?");
    private static final Map<String, List<String>> WORDS =
            Map.of("people", List.of("stay", "migrate"), "inDoubt", List.of("resend", "hold"));

    public SequenceFile {
        heading = Map.copyOf(heading);
    }

    /// @param faults gets what is wrong with the heading
    static SequenceFile read(String id, String file, String text, List<Fault> faults) {
        var heading = new LinkedHashMap<String, String>();
        var definition = new ArrayList<String>();
        int line = 0;
        for (var one : text.split("\n", -1)) {
            line++;
            var matcher = HEADING.matcher(one.stripTrailing());
            if (!matcher.matches()) {
                definition.add(one);
                continue;
            }
            var name = matcher.group(1);
            var value = unquoted(matcher.group(2));
            if (heading.put(name, value) != null) {
                faults.add(new Fault(file, line, name, "given twice (expected: once)"));
            }
            var words = WORDS.get(name);
            boolean isText = !value.isEmpty() && !isNoText(matcher.group(2));
            if (!isText || (words != null && !words.contains(value))) {
                faults.add(
                        new Fault(
                                file,
                                line,
                                name,
                                "\"%s\" (expected: %s)"
                                        .formatted(
                                                value,
                                                words == null
                                                        ? "text, on this line"
                                                        : String.join(", ", words))));
            }
            definition.add("# " + one);
        }
        return new SequenceFile(id, file, String.join("\n", definition), heading);
    }

    /// Whether YAML would take it for something else, or for a text that goes on below.
    private static boolean isNoText(String raw) {
        return unquoted(raw).equals(raw) && "[{|>&*!%@`\"'".indexOf(raw.charAt(0)) >= 0;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.startsWith("\"") || value.startsWith("'"))
                        && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /// The id when the file gives none.
    public String name() {
        return heading.getOrDefault("name", id);
    }

    public Optional<String> people() {
        return Optional.ofNullable(heading.get("people"));
    }

    public Optional<String> inDoubt() {
        return Optional.ofNullable(heading.get("inDoubt"));
    }
}
