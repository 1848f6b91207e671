package dev.espalier.drafting;

import dev.espalier.draft.Words;
import dev.espalier.engine.drafting.Assignment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// What a model is asked: files of one version, and the assignment as data.
final class Prompt {

    static final String VERSION = "v2";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SYSTEM = file("system.md");
    private static final String TASK = file("task.md");
    private static final String REPAIR = file("repair.md");

    private Prompt() {}

    static String system() {
        return SYSTEM;
    }

    static String task(Assignment assignment) {
        return TASK.replace("[data]", data(assignment));
    }

    static String repair(String problem) {
        return REPAIR.replace("[problem]", problem);
    }

    private static String data(Assignment assignment) {
        var ask = assignment.ask();
        var voice = assignment.voice();
        var data = new LinkedHashMap<String, Object>();
        data.put(
                "voice",
                Map.of(
                        "name", voice.name(),
                        "tone", voice.tone(),
                        "use", voice.use(),
                        "avoid", voice.avoid(),
                        "examples", voice.examples()));
        data.put("purpose", assignment.playbook().purpose());
        data.put("aim", assignment.beat().aim());
        data.put("outline", assignment.beat().body());
        data.put("brief", ask.brief());
        data.put("instruction", ask.instruction().orElse(""));
        data.put("position", assignment.course().position());
        data.put("of", assignment.course().of());
        data.put("tags", shown(assignment));
        data.put("domains", assignment.reader().domains().stream().sorted().toList());
        data.put("facts", assignment.reader().facts());
        data.put("earlier", assignment.course().earlier().stream().map(Prompt::said).toList());
        ask.current().ifPresent(words -> data.put("current", said(words)));
        data.put("complaints", ask.complaints());
        // Nothing in it can look like the end of the block, or like a tag: JSON reads these the
        // same.
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("END DATA", "END\\u0020DATA");
    }

    /// The way out is ours to write.
    private static List<String> shown(Assignment assignment) {
        return assignment.reader().tags().stream()
                .filter(tag -> !tag.equals("unsubscribeUrl"))
                .sorted()
                .toList();
    }

    private static Map<String, Object> said(Words words) {
        return Map.of("subject", words.subject(), "text", words.text());
    }

    private static String file(String name) {
        var path = "prompts/" + VERSION + "/" + name;
        try (var in = Objects.requireNonNull(Prompt.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
