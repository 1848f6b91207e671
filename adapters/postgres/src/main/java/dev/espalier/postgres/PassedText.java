package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.planner.Decision.Outcome;
import dev.espalier.planner.Decision.Passed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The steps that are behind, as one text that only grows: a line each, its parts between tabs.
final class PassedText {

    private static final int PARTS = 4;

    private PassedText() {}

    static String write(List<Passed> passed) {
        return passed.stream().map(PassedText::line).collect(Collectors.joining());
    }

    private static String line(Passed one) {
        return one.step().value()
                + "\t"
                + one.outcome().name().toLowerCase(Locale.ROOT)
                + "\t"
                + one.at()
                + "\t"
                + one.seen().replace('\t', ' ').replace('\n', ' ').replace("\u0000", "")
                + "\n";
    }

    static List<Passed> read(String text) {
        return text.lines().map(PassedText::passed).toList();
    }

    private static Passed passed(String line) {
        var parts = line.split("\t", PARTS);
        return new Passed(
                new StepKey(parts[0]),
                Outcome.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                Instant.parse(parts[2]),
                parts[3]);
    }
}
