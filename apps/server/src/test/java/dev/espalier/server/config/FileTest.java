package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTest {

    @TempDir Path directory;

    private void file(String yaml) throws IOException {
        Files.writeString(directory.resolve("espalier.yaml"), yaml);
    }

    @Test
    void the_same_settings_stand_nested_in_a_file() throws IOException {
        file(
                """
                # A comment.
                http:
                  port: 9000
                  cors-origins: [https://a.example, https://b.example]
                data-dir: state
                mail: {from: Ada <ada@example.com>, connections: 12}
                log: {level: warn}
                """);

        var config = Given.in(directory, Map.of());

        assertThat(config.http())
                .isEqualTo(
                        new Config.Http(
                                "127.0.0.1",
                                9000,
                                Set.of("https://a.example", "https://b.example")));
        assertThat(config.database().place())
                .isEqualTo(new Config.Database.Place.Embedded(directory.resolve("state")));
        assertThat(config.mail().from().email()).isEqualTo("ada@example.com");
        assertThat(config.log().level()).isEqualTo(Config.Log.Level.WARN);
    }

    @Test
    void the_environment_wins() throws IOException {
        file("http: {port: 9000}");

        assertThat(Given.in(directory, Map.of("ESPALIER_HTTP_PORT", "9001")).http().port())
                .isEqualTo(9001);
    }

    @Test
    void another_file_can_be_named_and_must_be_there() throws IOException {
        var other = directory.resolve("other.yaml");
        Files.writeString(other, "http: {port: 9002}");

        assertThat(Given.in(directory, Map.of("ESPALIER_CONFIG", "other.yaml")).http().port())
                .isEqualTo(9002);
        assertThat(Given.faultsIn(directory, Map.of("ESPALIER_CONFIG", "none.yaml")))
                .containsExactly(
                        directory.resolve("none.yaml")
                                + ": cannot be read (expected: a file of settings in UTF-8)");
    }

    @Test
    void an_empty_file_says_nothing() throws IOException {
        file("# nothing yet\nhttp:\nmail: {url: }\n");

        assertThat(Given.in(directory, Map.of()).http().port()).isEqualTo(8080);

        file("");

        assertThat(Given.in(directory, Map.of()).http().port()).isEqualTo(8080);
    }

    @Test
    void unknown_keys_are_refused_with_what_was_meant() throws IOException {
        file("http: {prot: 1}\n");

        assertThat(Given.faultsIn(directory, Map.of()))
                .containsExactly("espalier.yaml: http.prot: unknown, did you mean http.port?");
    }

    @Test
    void what_is_no_mapping_is_refused() throws IOException {
        file("- http\n");

        assertThat(Given.faultsIn(directory, Map.of()))
                .containsExactly(
                        directory.resolve("espalier.yaml")
                                + ": no settings (expected: name: value)");
    }

    @Test
    void what_looks_like_a_number_stays_as_it_was_written() throws IOException {
        file("api-key: 0123456789\n");

        assertThat(Given.in(directory, Map.of()).firstKey()).contains("0123456789");
    }

    @Test
    void broken_yaml_and_keys_given_twice_are_refused() throws IOException {
        file("http: {port: 1, port: 2}\n");

        assertThat(Given.faultsIn(directory, Map.of()))
                .singleElement()
                .asString()
                .contains("cannot be read as YAML");
    }
}
