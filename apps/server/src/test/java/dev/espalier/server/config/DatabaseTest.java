package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.server.config.Config.Database.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @Test
    void nothing_given_is_an_embedded_database_in_the_working_directory() {
        assertThat(Given.nothing().database())
                .isEqualTo(
                        new Config.Database(
                                new Place.Embedded(Path.of("/nonexistent/espalier/data")), 16));
    }

    @Test
    void every_key_reaches_its_field() {
        var outside =
                Given.environment(
                        Map.of(
                                "ESPALIER_DATABASE_URL", "postgres://ada:p%40ss@db:6000/esp",
                                "ESPALIER_DATABASE_CONNECTIONS", "40",
                                "ESPALIER_DATABASE_START_WAIT", "5m"));
        var embedded = Given.environment(Map.of("ESPALIER_DATA_DIR", "/var/lib/espalier"));

        assertThat(outside.database())
                .isEqualTo(
                        new Config.Database(
                                new Place.Outside(
                                        new DatabaseAddress(
                                                "jdbc:postgresql://db:6000/esp", "ada", "p@ss"),
                                        Duration.ofMinutes(5),
                                        Optional.empty()),
                                40));
        assertThat(embedded.database().place())
                .isEqualTo(new Place.Embedded(Path.of("/var/lib/espalier")));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://ada:x@db/esp, jdbc:postgresql://db/esp, ada, x",
        "postgresql://ada@db:1/esp?sslmode=require, jdbc:postgresql://db:1/esp?sslmode=require, ada, ''",
        "postgres://ada:a+b%2F@[::1]:1/esp, jdbc:postgresql://[::1]:1/esp, ada, a+b/",
        "jdbc:postgresql://db/esp?user=ada&ssl=true&password=x%26, jdbc:postgresql://db/esp?ssl=true, ada, x&",
        "'postgres://ada:x@a:1,b:2/esp', 'jdbc:postgresql://a:1,b:2/esp', ada, x",
    })
    void addresses_are_read_as_people_write_them(
            String text, String jdbcUrl, String user, String password) {
        assertThat(DatabaseAddress.parse(text))
                .contains(new DatabaseAddress(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:x@db/esp",
                "postgres://db/esp",
                "postgres://ada:x@db",
                "postgres://ada:x@db/",
                "postgres://ada:x@:5432/esp",
                "postgres://ada:x@db:99999/esp",
                "postgres://ada:%zz@db/esp",
                "jdbc:postgresql://ada:x@db/esp",
                "db"
            })
    void what_is_no_address_is_refused_without_being_shown(String text) {
        assertThat(Given.faults(Map.of("ESPALIER_DATABASE_URL", text)))
                .containsExactly(
                        "ESPALIER_DATABASE_URL: hidden (expected: postgres://user:password@host:port/name)");
    }

    @Test
    void an_address_never_shows_its_password() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db/esp", "ada", "secret").toString())
                .isEqualTo("ada at postgresql://db/esp");
    }
}
