package dev.espalier.syntax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What is wrong with a YAML text, in words for its author.
final class YamlFault {

    private YamlFault() {}

    static MalformedText of(YamlEngineException e, String text) {
        return switch (e) {
            case MarkedYamlEngineException marked -> marked(marked);
            case ReaderException unprintable ->
                    new MalformedText(
                            "",
                            lineOf(text, unprintable.getPosition()),
                            "malformed YAML: the character U+%04X (expected: printable characters)"
                                    .formatted(unprintable.getCodePoint()));
            default -> new MalformedText("", 1, "malformed YAML: " + firstLine(e.getMessage()));
        };
    }

    private static MalformedText marked(MarkedYamlEngineException e) {
        var mark = e.getProblemMark().or(e::getContextMark);
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        return new MalformedText(
                "",
                line,
                "malformed YAML at column " + column + ": " + told(firstLine(e.getProblem()), e));
    }

    private static String told(String problem, MarkedYamlEngineException e) {
        if (problem.contains("TAB")) {
            return "a tab (expected: spaces, by which YAML tells what belongs together)";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a colon (expected: quotes around a text that holds one, or less indentation)";
        }
        if (problem.contains("could not find expected ':'")) {
            return "no colon (expected: one after each name, then a space)";
        }
        if (problem.contains("expected <block end>")) {
            return "indentation that fits nothing above (expected: as the line it belongs with)";
        }
        if (problem.contains("unexpected end of stream")) {
            return "the text ends inside quotes (expected: closing quotes)";
        }
        return Optional.ofNullable(e.getContext())
                        .map(YamlFault::firstLine)
                        .filter(c -> !c.isEmpty())
                        .map(c -> c + ", ")
                        .orElse("")
                + problem;
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static int lineOf(String text, int codePoints) {
        long ends = text.codePoints().limit(codePoints).filter(c -> c == '\n').count();
        return (int) ends + 1;
    }
}
