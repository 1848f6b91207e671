package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.mail.MailerContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest extends RelayTest {

    @ParameterizedTest
    @EnumSource(Login.Mechanism.class)
    void a_real_server_takes_the_right_password_and_no_other(Login.Mechanism mechanism) {
        try (var server = GreenMailRelay.plain().knowing("ada", "pässword 1")) {
            var config = SmtpConfig.plain("127.0.0.1", server.port());
            try (var right = SmtpMailer.open(config.withLogin(password("pässword 1", mechanism)));
                    var wrong = SmtpMailer.open(config.withLogin(password("guess", mechanism)))) {
                byte[] message = MailerContract.message("x");
                assertThat(right.deliver(MailerContract.ENVELOPE, message))
                        .isInstanceOf(Delivery.Accepted.class);
                assertThat(wrong.deliver(MailerContract.ENVELOPE, message))
                        .isInstanceOfSatisfying(
                                Delivery.NotSubmitted.class,
                                it ->
                                        assertThat(it.detail())
                                                .contains("login: 535")
                                                .doesNotContain("guess"));
            }
            assertThat(server.arrived()).hasSize(1);
        }
    }

    @Test
    void plain_is_said_in_one_line() {
        relay.offers("AUTH LOGIN PLAIN").answering("AUTH", "235 2.7.0 ok");
        reopen(config().withLogin(password("secret", Login.Mechanism.AUTO)));

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard()).contains("AUTH PLAIN " + base64("\0ada\0secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH LOGIN", "AUTH=LOGIN CRAM-MD5"})
    void login_is_said_in_three_where_plain_is_not_offered(String offer) {
        relay.offers(offer)
                .answering("AUTH", "334 VXNlcm5hbWU6")
                .answering(base64("ada").toUpperCase(Locale.ROOT), "334 UGFzc3dvcmQ6")
                .answering(base64("secret").toUpperCase(Locale.ROOT), "235 ok");
        reopen(config().withLogin(password("secret", Login.Mechanism.AUTO)));

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard())
                .containsSubsequence("AUTH LOGIN", base64("ada"), base64("secret"));
    }

    @Test
    void a_token_is_asked_for_anew_for_each_connection() throws IOException {
        var asked = new AtomicInteger();
        relay.offers("AUTH XOAUTH2").answering("AUTH", "235 ok");
        reopen(config().withLogin(new Login.Bearer("ada", () -> "t" + asked.incrementAndGet())));

        deliver();
        relay.dropConnections();
        deliver();

        assertThat(relay.heard())
                .contains(
                        "AUTH XOAUTH2 " + base64("user=ada\u0001auth=Bearer t1\u0001\u0001"),
                        "AUTH XOAUTH2 " + base64("user=ada\u0001auth=Bearer t2\u0001\u0001"));
    }

    @Test
    void a_refused_token_is_followed_by_an_empty_line_and_the_answer_read() {
        relay.offers("AUTH XOAUTH2")
                .answering("AUTH", "334 eyJzdGF0dXMiOiI0MDEifQ==")
                .answeringOnce("MAIL", "250 must not be reached")
                .answering("", "535 5.7.8 token refused");
        relay.answeringOnce(ScriptedRelay.GREETING, "220 relay");
        reopen(config().withLogin(new Login.Bearer("ada", () -> "t")));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> assertThat(it.detail()).contains("535 5.7.8 token refused"));
        assertThat(relay.heard()).doesNotContain("DATA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "AUTH CRAM-MD5", "AUTH"})
    void a_relay_that_offers_no_way_to_log_in_is_told_nothing(String offer) {
        relay.offers(offer);
        reopen(config().withLogin(password("secret", Login.Mechanism.AUTO)));

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.heard()).containsExactly("EHLO [127.0.0.1]");
    }

    @Test
    void no_secret_is_shown_by_what_holds_it() {
        assertThat(config().withLogin(password("secret", Login.Mechanism.AUTO)).toString())
                .contains("ada")
                .doesNotContain("secret");
    }

    @Test
    void a_password_does_not_go_to_another_machine_without_tls_that_proves_it() {
        var config = SmtpConfig.plain("relay.test", 587);

        assertThatThrownBy(() -> config.withLogin(password("secret", Login.Mechanism.AUTO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "smtp.tls: OFF (expected: required or implicit where a login goes to another machine)");
    }

    private static Login.Password password(String password, Login.Mechanism mechanism) {
        return new Login.Password("ada", password, mechanism);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
