package dev.espalier.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.send.Rate.Per;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How limits are written, and how a warm-up grows.
class LimitsTest {

    @Test
    void a_rate_is_read_and_written_alike() {
        assertThat(Rate.parse("600/m")).contains(new Rate(600, Per.MINUTE));
        assertThat(new Rate(600, Per.MINUTE)).hasToString("600/m");
        assertThat(new Rate(600, Per.MINUTE).gap()).isEqualTo(Duration.ofMillis(100));
        assertThat(Per.HOUR.begin(Instant.parse("2026-01-05T09:59:59.9Z")))
                .isEqualTo("2026-01-05T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/s", "1/w", "1000001/s", "-1/s", "10", "10/ s", "99999999/d"})
    void what_is_no_rate_is_refused(String text) {
        assertThat(Rate.parse(text)).isEmpty();
    }

    @Test
    void a_frequency_cap_is_read_and_written_alike() {
        assertThat(FrequencyCap.parse("3 in 7d")).contains(new FrequencyCap(3, 7));
        assertThat(new FrequencyCap(3, 7)).hasToString("3 in 7d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 in 7d", "3 in 0d", "101 in 7d", "3 in 91d", "3/7d", "3 in 7"})
    void what_is_no_frequency_cap_is_refused(String text) {
        assertThat(FrequencyCap.parse(text)).isEmpty();
    }

    @Test
    void a_warm_up_grows_after_days_that_were_used_and_ends_at_its_target() {
        var warmUp = WarmUp.parse("start=50,factor=1.5,target=200").orElseThrow();

        assertThat(warmUp.after(50, 50)).isEqualTo(75);
        assertThat(warmUp.after(50, 25)).isEqualTo(75);
        assertThat(warmUp.after(50, 24)).isEqualTo(50);
        assertThat(warmUp.after(168, 168)).isEqualTo(200);
        assertThat(warmUp.after(1_000, 1_000)).isEqualTo(200);
        assertThat(new WarmUp(1, 1.1, 10).after(1, 1)).isEqualTo(2);
        assertThat(new WarmUp(5, 1, 10).after(5, 5)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "start=0,factor=2,target=5",
                "start=9,factor=2,target=5",
                "start=1,factor=0.5,target=5",
                "start=1,factor=11,target=50",
                "start=1,factor=2",
                "50"
            })
    void what_is_no_warm_up_is_refused(String text) {
        assertThat(WarmUp.parse(text)).isEmpty();
    }
}
