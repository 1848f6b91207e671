package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Definition;
import dev.espalier.definition.DefinitionWriter;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.RandomDefinitions;
import dev.espalier.definition.Reading;
import dev.espalier.refusal.Issue;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a text holds: it is read, or it is refused with a line; nothing is thrown.
class HostileTextTest {

    private static final int MUTATIONS = 12_000;
    private static final List<String> SAMPLES =
            List.of(
                    "sdk.json",
                    "first.yaml",
                    "whole.yaml",
                    "short.yaml",
                    "guide.yaml",
                    "conditions.yaml",
                    "exits.yaml",
                    "faults.yaml");
    private static final String[] INSERTS = {
        "{",
        "}",
        "[",
        "]",
        ":",
        "- ",
        "\n",
        "\t",
        "\"",
        "'",
        ",",
        "#",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\u0000",
        "\uD800",
        "\uFEFF",
        "\u2028",
        "\\u",
        "\\ud800",
        "9".repeat(40),
        "1e999",
        "---\n",
        "...\n",
        "<<: ",
        "? ",
        "null",
        "if: ",
        "not: ",
        "then: ",
        "  ",
        "exit",
        "999999999w",
        "P9999999D",
        "🌱",
        "\r",
        "contact.",
        "\"\\u0000\""
    };

    private final TextSyntax syntax = new TextSyntax();

    private static String mutated(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !mutated.isEmpty(); i--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> mutated.delete(from, to);
                case 1 -> mutated.insert(from, INSERTS[random.nextInt(INSERTS.length)]);
                case 2 -> mutated.insert(from, mutated.substring(from, to));
                case 3 -> mutated.setCharAt(from, (char) random.nextInt(0x250));
                default -> mutated.setLength(from);
            }
        }
        return mutated.toString();
    }

    @Test
    void thousands_of_spoilt_texts_are_read_or_refused_and_nothing_is_thrown() {
        int refused = 0;
        for (long seed = 0; seed < MUTATIONS; seed++) {
            var random = new Random(seed);
            String sample = Texts.sample(SAMPLES.get((int) (seed % SAMPLES.size())));
            String text = mutated(sample, random);
            try {
                switch (syntax.read(text, Holidays.NONE, Optional.empty())) {
                    case Reading.Read(var definition, _, _) -> comesBack(definition, text);
                    case Reading.Faulty(var issues) -> {
                        assertThat(issues).as("seed %d", seed).isNotEmpty();
                        assertThat(issues).extracting(Issue::line).allMatch(line -> line > 0);
                        assertThat(issues)
                                .extracting(Issue::message)
                                .allMatch(message -> message.length() < 1000);
                        refused++;
                    }
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 3, MUTATIONS - 100);
    }

    private void comesBack(Definition definition, String text) {
        String written = syntax.write(DefinitionWriter.write(definition));
        assertThat(syntax.read(written, Holidays.NONE, Optional.empty()))
                .as(text)
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.definition()).isEqualTo(definition));
    }

    @Test
    void random_definitions_come_back_through_their_json() {
        for (long seed = 0; seed < 2000; seed++) {
            var definition = new RandomDefinitions(new Random(seed)).next();
            comesBack(definition, "seed " + seed);
        }
    }

    @Test
    void a_large_text_is_read_in_a_moment() {
        var text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("- {send: template_of_some_length, key: k%06d, delay: 1d}\n".formatted(i));
        }
        text.append("# ").append("x".repeat(900_000));
        var before = Texts.definition(text.toString());

        long start = System.nanoTime();
        var reading = syntax.read(text.toString(), Holidays.NONE, Optional.of(before));

        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    }
}
