package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The author's guide shows what is tested, and nothing else.
class GuideTest {

    private static final Path GUIDE = Path.of("../../docs/guides/definitions.md");
    private static final Pattern SAMPLE =
            Pattern.compile("```(?:yaml|json)\n(.*?)```", Pattern.DOTALL);

    private static final List<String> SAMPLES =
            List.of(
                    "first.yaml",
                    "whole.yaml",
                    "short.yaml",
                    "guide.yaml",
                    "conditions.yaml",
                    "exits.yaml",
                    "sdk.json",
                    "faults.yaml");

    @Test
    void every_sample_of_the_guide_is_one_of_the_tested_files() throws IOException {
        var samples = SAMPLES.stream().map(Texts::sample).toList();

        var shown = SAMPLE.matcher(Files.readString(GUIDE)).results().map(r -> r.group(1)).toList();

        assertThat(shown).isNotEmpty().isSubsetOf(samples);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first.yaml",
                "whole.yaml",
                "short.yaml",
                "guide.yaml",
                "conditions.yaml",
                "exits.yaml",
                "sdk.json",
            })
    void every_sample_is_legal(String name) {
        assertThat(Texts.faults(Texts.sample(name))).isEmpty();
    }

    @Test
    void the_faults_that_the_guide_shows_are_the_ones_that_are_told() throws IOException {
        var guide = Files.readString(GUIDE);

        assertThat(Texts.faults(Texts.sample("faults.yaml"))).hasSize(5).allMatch(guide::contains);
    }
}
