package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Path PAGE = Path.of("../../docs/reference/configuration.md");

    /// After a change of the settings: `-Despalier.write-docs=true` writes the page anew.
    @Test
    void the_reference_page_is_what_the_table_of_settings_says() throws IOException {
        if (Boolean.getBoolean("espalier.write-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, Reference.markdown());
        }
        assertThat(PAGE).content().isEqualTo(Reference.markdown());
    }
}
