package dev.espalier.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1, true",
        "550, 5.1.2, true",
        "553, 5.1.3, true",
        "550, 5.1.6, true",
        "556, 5.1.10, true",
        "550, 5.1.0, false",
        "553, 5.1.7, false",
        "553, 5.1.8, false",
        "550, 5.7.1, false",
        "552, 5.2.2, false",
        "550, '', true",
        "551, '', true",
        "553, '', true",
        "552, '', false",
        "554, '', false",
    })
    void an_address_is_dead_only_when_the_answer_says_so_of_the_recipients(
            int code, String enhanced, boolean isDead) {
        assertThat(Retries.isDeadAddress(new Delivery.Rejected(code, enhanced, "no")))
                .isEqualTo(isDead);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550, '', false",
        "MAIL, 550, 5.1.1, false",
        "RCPT, 550, '', true",
        "DATA, 550, '', false",
        "MESSAGE, 550, '', false",
        "MESSAGE, 553, '', false",
        "MESSAGE, 550, 5.1.1, true",
        "RCPT, 550, 5.2.1, false",
    })
    void a_bare_refusal_is_of_the_address_only_where_the_address_was_asked_about(
            Delivery.Stage stage, int code, String enhanced, boolean isDead) {
        assertThat(Retries.isDeadAddress(new Delivery.Rejected(stage, code, enhanced, "no")))
                .isEqualTo(isDead);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "6, 160", "7, 240", "8, 240", "500, 240"})
    void the_pause_after_a_deferral_doubles_and_is_scattered_by_a_fifth(int attempt, int minutes) {
        var random = new SplittableRandom(attempt);
        for (int i = 0; i < 200; i++) {
            assertThat(Retries.afterDeferral(attempt, random))
                    .isBetween(
                            Duration.ofSeconds(minutes * 48L), Duration.ofSeconds(minutes * 72L));
        }
    }

    @Test
    void a_doubt_is_cleared_soon_once_and_ever_more_rarely_then() {
        var random = new SplittableRandom(1);

        assertThat(Retries.afterDoubt(1, random)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Retries.afterDoubt(2, random)).isGreaterThan(Duration.ofMinutes(7));
        assertThat(Retries.afterDoubt(9, random)).isGreaterThan(Duration.ofHours(3));
    }
}
