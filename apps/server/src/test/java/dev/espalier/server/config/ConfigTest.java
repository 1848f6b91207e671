package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void nothing_given_has_no_public_address_and_makes_its_own_key() {
        assertThat(Given.nothing().publicUrl()).isEmpty();
        assertThat(Given.nothing().firstKey()).isEmpty();
    }

    @Test
    void every_key_reaches_its_field() {
        var config =
                Given.environment(
                        Map.of(
                                "ESPALIER_PUBLIC_URL", "https://mail.example.com/",
                                "ESPALIER_API_KEY", "a-key-of-my-own"));

        assertThat(config.publicUrl()).contains(URI.create("https://mail.example.com"));
        assertThat(config.firstKey()).contains("a-key-of-my-own");
    }

    @Test
    void an_empty_variable_counts_as_unset() {
        assertThat(Given.environment(Map.of("ESPALIER_PUBLIC_URL", "", "ESPALIER_HTTP_PORT", "")))
                .isEqualTo(Given.nothing());
    }

    @Test
    void variables_of_others_are_none_of_our_business() {
        assertThat(
                        Given.environment(
                                Map.of(
                                        "PATH", "/bin",
                                        "ESPALIER_URL", "http://127.0.0.1:1",
                                        "ESPALIER_JAVA_OPTS", "-Xmx1g",
                                        "ESPALIER_JAVA_HOME", "/opt/jdk")))
                .isEqualTo(Given.nothing());
    }
}
