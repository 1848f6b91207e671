package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.types.RouterTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The published type of the router says what the table says.
class PublishedTypesTest extends ApiTest {

    private static final Path PUBLISHED = Path.of("..", "sdk", "router", "index.d.ts");

    @Test
    void the_published_types_are_those_of_the_table() throws IOException {
        String made = RouterTypes.of(server.operations());
        if (Boolean.getBoolean("espalier.write")) {
            Files.writeString(PUBLISHED, made);
        }

        assertThat(Files.readString(PUBLISHED))
                .as(
                        "sdk/router/index.d.ts differs from the table of operations; make it anew"
                                + " with: ./mvnw -pl testing -am test -Dtest=PublishedTypesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Despalier.write=true")
                .isEqualTo(made);
    }

    @Test
    void the_lock_file_of_the_judge_names_no_registry() throws IOException {
        var lock = PUBLISHED.resolveSibling("test").resolve("package-lock.json");

        assertThat(Files.readString(lock))
                .contains("\"integrity\"")
                .doesNotContain(".tgz")
                .doesNotContainPattern("\"resolved\": \"\\w+:");
    }
}
