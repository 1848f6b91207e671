package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    @Test
    void all_faults_are_told_at_once() {
        assertThat(
                        Given.faults(
                                Map.of(
                                        "ESPALIER_HTTP_PORT", "70000",
                                        "ESPALIER_LOG_LEVEL", "loud",
                                        "ESPALIER_DATABASE_START_WAIT", "soon",
                                        "ESPALIER_NONSENSE", "1")))
                .containsExactlyInAnyOrder(
                        "ESPALIER_NONSENSE: unknown (expected: a setting of docs/reference/configuration.md)",
                        "ESPALIER_HTTP_PORT: 70000 (expected: 0..65535)",
                        "ESPALIER_DATABASE_START_WAIT: soon (expected: such as 500ms, 30s or 5m, 0s..3600s)",
                        "ESPALIER_LOG_LEVEL: loud (expected: error, warn, info, debug)");
    }

    @Test
    void a_slip_of_the_pen_is_answered_with_what_was_meant() {
        assertThat(Given.faults(Map.of("ESPALIER_HTP_PORT", "1")))
                .containsExactly("ESPALIER_HTP_PORT: unknown, did you mean ESPALIER_HTTP_PORT?");
    }

    @Test
    void a_key_is_never_shown() {
        assertThat(Given.faults(Map.of("ESPALIER_API_KEY", "short")))
                .containsExactly(
                        "ESPALIER_API_KEY: hidden (expected: 8..200 visible ASCII characters)");
    }

    @ParameterizedTest
    @CsvSource({
        "ESPALIER_PUBLIC_URL, mail.example.com",
        "ESPALIER_PUBLIC_URL, ftp://mail.example.com",
        "ESPALIER_PUBLIC_URL, https://mail.example.com?x=1",
        "ESPALIER_HTTP_CORS_ORIGINS, https://a.example/path",
        "ESPALIER_HTTP_PORT, -1",
        "ESPALIER_HTTP_PORT, 8080.0",
        "ESPALIER_HTTP_HOST, a host",
        "ESPALIER_DATABASE_CONNECTIONS, 3",
        "ESPALIER_DATABASE_START_WAIT, 2h",
        "ESPALIER_MAIL_CONNECTIONS, 0"
    })
    void bad_values_are_refused_with_what_was_given(String variable, String value) {
        assertThat(Given.faults(Map.of(variable, value)))
                .singleElement()
                .asString()
                .startsWith(variable + ": " + value + " (expected: ");
    }
}
