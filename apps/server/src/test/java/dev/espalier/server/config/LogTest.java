package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.server.config.Config.Log;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTest {

    @Test
    void nothing_given_tells_what_matters_in_the_form_that_fits() {
        assertThat(Given.nothing().log()).isEqualTo(new Log(Log.Level.INFO, Log.Format.AUTO));
    }

    @Test
    void every_key_reaches_its_field() {
        var config =
                Given.environment(
                        Map.of("ESPALIER_LOG_LEVEL", "Warn", "ESPALIER_LOG_FORMAT", "json"));

        assertThat(config.log()).isEqualTo(new Log(Log.Level.WARN, Log.Format.JSON));
    }
}
