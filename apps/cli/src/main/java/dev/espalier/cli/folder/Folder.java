package dev.espalier.cli.folder;

import dev.espalier.definition.Reading;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.refusal.Issue;
import dev.espalier.syntax.TextDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the files say, and every fault in them.
///
/// @param uses templates that definitions name and the folder does not have, each with the fault it
///   is unless the server has it
public record Folder(
        List<TemplateFile> templates,
        List<SequenceFile> sequences,
        List<Use> uses,
        List<Fault> faults) {

    private static final Map<String, String> MARKUPS =
            Map.of("mjml", ".mjml", "html", ".html", "markdown", ".md");

    /// A template named by a definition.
    public record Use(String templateId, Fault missing) {}

    public Folder {
        templates = List.copyOf(templates);
        sequences = List.copyOf(sequences);
        uses = List.copyOf(uses);
        faults = List.copyOf(faults);
    }

    /// @param directory with `sequences` or `templates` or both
    public static Folder read(Path directory) {
        return new Reader(directory).read();
    }

    /// Those in the folder, and those that a server lacks too.
    ///
    /// @param isThere whether the server has a template
    public List<Fault> missing(Predicate<String> isThere) {
        return uses.stream()
                .filter(use -> !isThere.test(use.templateId()))
                .map(Use::missing)
                .toList();
    }

    private static final class Reader {
        private final Path directory;
        private final List<Fault> faults = new ArrayList<>();
        private final List<Use> uses = new ArrayList<>();
        private final TextDefinitions syntax = new TextDefinitions(new JollydayHolidays());

        private Reader(Path directory) {
            this.directory = directory;
        }

        private Folder read() {
            var templates = new ArrayList<TemplateFile>();
            files("templates")
                    .forEach((id, path) ->
                            templates.add(
                                    TemplateFile.read(
                                            id,
                                            shown(path),
                                            text(path),
                                            beside(path, id),
                                            faults)));
            var known = templates.stream().map(TemplateFile::id).toList();
            var sequences = new ArrayList<SequenceFile>();
            files("sequences")
                    .forEach((id, path) -> {
                        var one = SequenceFile.read(id, shown(path), text(path), faults);
                        check(one, known);
                        sequences.add(one);
                    });
            if (templates.isEmpty() && sequences.isEmpty()) {
                faults.add(
                        new Fault(
                                directory.toString(),
                                0,
                                "",
                                "no files (expected: sequences/*.yaml or templates/*.yaml)"));
            }
            return new Folder(templates, sequences, uses, faults);
        }

        private void check(SequenceFile one, List<String> known) {
            switch (syntax.read(one.definition(), Optional.empty())) {
                case Reading.Faulty(var issues) ->
                        issues.forEach(issue -> faults.add(fault(one, issue)));
                case Reading.Read(_, _, var used) ->
                        used.stream()
                                .filter(use -> !known.contains(use.templateId()))
                                .forEach(use ->
                                        uses.add(
                                                new Use(
                                                        use.templateId(),
                                                        fault(one, use.missing()))));
            }
        }

        private static Fault fault(SequenceFile one, Issue issue) {
            return new Fault(one.file(), issue.line(), issue.path(), issue.message());
        }

        /// Every YAML file of a subdirectory by its id, in order.
        private Map<String, Path> files(String below) {
            var files = new LinkedHashMap<String, Path>();
            var where = directory.resolve(below);
            if (!Files.isDirectory(where)) {
                return files;
            }
            try (var inside = Files.list(where)) {
                for (var path : inside.sorted().toList()) {
                    var name = path.getFileName().toString();
                    var id = name.replaceFirst("\\.ya?ml$", "");
                    if (!id.equals(name) && files.put(id, path) != null) {
                        faults.add(
                                new Fault(
                                        shown(path),
                                        0,
                                        "",
                                        "a second file of this id (expected: one)"));
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(where + ": cannot be read", failed);
            }
            return files;
        }

        private Map<String, String> beside(Path path, String id) {
            var beside = new LinkedHashMap<String, String>();
            MARKUPS.forEach((markup, ending) -> {
                var body = path.resolveSibling(id + ending);
                if (Files.exists(body)) {
                    beside.put(markup, text(body));
                }
            });
            return beside;
        }

        private String shown(Path path) {
            return directory.relativize(path).toString();
        }

        private String text(Path path) {
            try {
                return Files.readString(path);
            } catch (MalformedInputException broken) {
                faults.add(new Fault(shown(path), 0, "", "not UTF-8 (expected: a text)"));
                return "";
            } catch (IOException failed) {
                throw new UncheckedIOException(path + ": cannot be read", failed);
            }
        }
    }
}
