package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpTest {

    @Test
    void nothing_given_listens_on_this_machine_alone() {
        assertThat(Given.nothing().http()).isEqualTo(new Config.Http("127.0.0.1", 8080, Set.of()));
    }

    @Test
    void every_key_reaches_its_field() {
        var config =
                Given.environment(
                        Map.of(
                                "ESPALIER_HTTP_HOST", "0.0.0.0",
                                "ESPALIER_HTTP_PORT", "9000",
                                "ESPALIER_HTTP_CORS_ORIGINS",
                                        "https://a.example, http://b.example:8000"));

        assertThat(config.http())
                .isEqualTo(
                        new Config.Http(
                                "0.0.0.0",
                                9000,
                                Set.of("https://a.example", "http://b.example:8000")));
    }
}
