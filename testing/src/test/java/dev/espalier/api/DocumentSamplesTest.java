package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Samples in documents are parts of programs that the tests run. Before a sample stands
///
///     <!-- sample: examples/typescript/quick-start.ts create -->
///
/// and in the program, around the part, comments with `region create` and `endregion`.
class DocumentSamplesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "<!-- sample: (?<file>\\S+) (?<region>\\S+) -->\\n```(?<language>\\w+)\\n(?<text>.*?)```\\n",
                    Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("(?m)^```\\w+$");

    @ParameterizedTest
    @ValueSource(strings = {"docs/guides/quick-start.md", "sdk/typescript/README.md"})
    void every_sample_is_a_part_of_a_program(String document) throws IOException {
        var path = ROOT.resolve(document);
        if (Boolean.getBoolean("espalier.write")) {
            Files.writeString(path, renewed(Files.readString(path)));
        }
        var text = Files.readString(path);

        assertThat(text)
                .as(
                        document
                                + " differs from the programs; make it anew with: ./mvnw -pl"
                                + " testing -am test -Dtest=DocumentSamplesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Despalier.write=true")
                .isEqualTo(renewed(text));
        assertThat(count(FENCE, text))
                .as("samples without a program behind them in " + document)
                .isEqualTo(count(SAMPLE, text))
                .isPositive();
    }

    @Test
    void a_region_that_is_not_there_is_told() {
        assertThatThrownBy(() -> region("examples/curl/quick-start.sh", "nowhere"))
                .hasMessageContaining("no region nowhere");
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static String renewed(String text) throws IOException {
        var renewed = new StringBuilder();
        var sample = SAMPLE.matcher(text);
        while (sample.find()) {
            String part = region(sample.group("file"), sample.group("region"));
            sample.appendReplacement(
                    renewed,
                    Matcher.quoteReplacement(
                            "<!-- sample: %s %s -->\n```%s\n%s```\n"
                                    .formatted(
                                            sample.group("file"),
                                            sample.group("region"),
                                            sample.group("language"),
                                            part)));
        }
        return sample.appendTail(renewed).toString();
    }

    /// The lines between the two comments, moved to the left margin.
    private static String region(String file, String name) throws IOException {
        var lines = new ArrayList<String>();
        boolean inside = false;
        for (var line : Files.readAllLines(ROOT.resolve(file))) {
            var mark = line.strip().replaceFirst("^(//|#)\\s*", "");
            if (mark.equals("region " + name)) {
                inside = true;
            } else if (inside && mark.equals("endregion")) {
                return String.join("\n", lines).stripIndent() + "\n";
            } else if (inside) {
                lines.add(line);
            }
        }
        throw new IllegalStateException(
                file + ": no region " + name + " (expected: one, with an end)");
    }
}
