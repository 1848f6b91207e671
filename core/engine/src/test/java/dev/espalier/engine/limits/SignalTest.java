package dev.espalier.engine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalTest {

    private static Delivery answer(Stage stage, int code, String enhanced, String words) {
        return code < 500
                ? new Delivery.Deferred(stage, code, enhanced, words)
                : new Delivery.Rejected(stage, code, enhanced, words);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 421, 4.7.0, SLOWER",
        "RCPT, 421, '', SLOWER",
        "RCPT, 450, 4.7.1, SLOWER",
        "RCPT, 451, '', SLOWER",
        "MESSAGE, 451, 4.7.500, SLOWER",
        "RCPT, 452, 4.3.2, SLOWER",
        "RCPT, 451, 4.4.5, SLOWER",
        "RCPT, 452, 4.2.2, ALIVE",
        "RCPT, 450, 4.2.1, ALIVE",
        "RCPT, 450, 4.1.1, ALIVE",
        "RCPT, 451, 4.3.0, REFUSED",
        "MESSAGE, 452, '', REFUSED",
        "RCPT, 550, 5.1.1, ALIVE",
        "RCPT, 550, '', ALIVE",
        "MESSAGE, 550, 5.7.1, REFUSED",
        "RCPT, 554, 5.7.26, REFUSED",
        "MAIL, 451, 4.7.0, NOTHING",
        "MAIL, 550, 5.7.1, NOTHING",
    })
    void what_an_answer_says_of_where_the_message_goes(
            Stage stage, int code, String enhanced, Signal signal) {
        assertThat(Signal.ofDestination(answer(stage, code, enhanced, "no"))).isEqualTo(signal);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450, 4.2.1, ALIVE, full",
        "RCPT, 450, 4.2.0, SLOWER, Greylisted for 5 minutes",
        "RCPT, 450, 4.1.0, SLOWER, too many messages from you",
        "MESSAGE, 452, '', SLOWER, Rate limit exceeded",
    })
    void words_count_where_the_code_says_less(
            Stage stage, int code, String enhanced, Signal signal, String words) {
        assertThat(Signal.ofDestination(answer(stage, code, enhanced, words))).isEqualTo(signal);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550, 5.7.1, REFUSED, WELL",
        "MAIL, 553, '', REFUSED, WELL",
        "MAIL, 450, 4.1.8, REFUSED, WELL",
        "MAIL, 450, 4.7.1, REFUSED, WELL",
        "MAIL, 452, 4.3.1, NOTHING, REFUSED",
        "MAIL, 451, '', NOTHING, REFUSED",
        "RCPT, 451, 4.7.0, ALIVE, WELL",
        "RCPT, 550, 5.1.1, ALIVE, WELL",
    })
    void what_an_answer_says_of_the_sender_and_of_the_relay(
            Stage stage, int code, String enhanced, Signal ofSender, Signal ofRelay) {
        var answer = answer(stage, code, enhanced, "no");
        assertThat(Signal.ofSender(answer)).isEqualTo(ofSender);
        assertThat(Signal.ofRelay(answer)).isEqualTo(ofRelay);
    }
}
