package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void the_program_in_the_readme_is_the_one_that_is_run() throws IOException {
        var program = Files.readString(Path.of("..", "..", "examples", "java", "Onboarding.java"));

        assertThat(Files.readString(Path.of("README.md")))
                .contains("```java\n" + program + "```\n");
        assertThat(program.lines()).hasSizeLessThan(45);
    }
}
