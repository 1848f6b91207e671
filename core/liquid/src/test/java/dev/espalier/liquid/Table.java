package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Rows of a template and the text it must become, `template => text`. In both, `␣` stands for a
/// space at an edge, `⏎` for a line break and `⇥` for a tab. Empty lines and lines that start with
/// `//` are for the reader.
record Table(Liquid liquid, Map<String, ?> values) {
    static final Instant NOW = Instant.parse("2026-11-23T10:20:30Z");

    static final Liquid LIQUID = Liquid.with(InstantSource.fixed(NOW));

    static Table plain() {
        return new Table(LIQUID, Sample.VALUES);
    }

    static Table html() {
        return new Table(LIQUID.withEscaping(Escaping.HTML), Sample.VALUES);
    }

    Table on(Map<String, ?> others) {
        return new Table(liquid, others);
    }

    Stream<DynamicTest> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("//"))
                .map(this::row);
    }

    private DynamicTest row(String line) {
        int arrow = line.lastIndexOf(" =>");
        var template = unfold(line.substring(0, arrow));
        var expected = unfold(line.substring(arrow + 3).strip());
        return DynamicTest.dynamicTest(
                line,
                () -> assertThat(liquid.compile(template).render(values)).isEqualTo(expected));
    }

    private static String unfold(String text) {
        return text.replace('␣', ' ').replace('⏎', '\n').replace('⇥', '\t');
    }
}
