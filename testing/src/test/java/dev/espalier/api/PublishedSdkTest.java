package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.types.SdkTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The TypeScript SDK has a method for every operation of the table, as the table says it.
class PublishedSdkTest extends ApiTest {

    private static final Path PUBLISHED = Path.of("..", "sdk", "typescript", "src", "generated");

    @Test
    void the_sdk_is_that_of_the_table() throws IOException {
        var made = SdkTypes.of(server.operations());
        if (Boolean.getBoolean("espalier.write")) {
            Files.createDirectories(PUBLISHED);
            for (var file : made.entrySet()) {
                Files.writeString(PUBLISHED.resolve(file.getKey()), file.getValue());
            }
        }

        for (var file : made.entrySet()) {
            assertThat(Files.readString(PUBLISHED.resolve(file.getKey())))
                    .as(
                            "sdk/typescript differs from the table of operations; make it anew"
                                    + " with: ./mvnw -pl testing -am test -Dtest=PublishedSdkTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false"
                                    + " -Despalier.write=true")
                    .isEqualTo(file.getValue());
        }
    }
}
