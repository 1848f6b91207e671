package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.mail.smtp.SmtpConfig.Parsed;
import dev.espalier.mail.smtp.SmtpConfig.Pool;
import dev.espalier.mail.smtp.SmtpConfig.Timeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpConfigTest {

    private static SmtpConfig valid(String uri) {
        assertThat(SmtpConfig.parse(uri)).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid) SmtpConfig.parse(uri)).config();
    }

    private static List<String> faults(String uri) {
        assertThat(SmtpConfig.parse(uri)).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid) SmtpConfig.parse(uri)).faults();
    }

    @Test
    void everything_has_a_default() {
        assertThat(valid("smtp://relay.test"))
                .isEqualTo(
                        new SmtpConfig(
                                "relay.test",
                                25,
                                new Tls(Tls.Mode.OPPORTUNISTIC, new Tls.Trust.Jvm()),
                                new Login.None(),
                                "",
                                new Pool(8, 500, Duration.ofSeconds(30)),
                                new Timeouts(
                                        Duration.ofSeconds(15),
                                        Duration.ofMinutes(2),
                                        Duration.ofMinutes(10))));
    }

    @Test
    void every_key_reaches_its_field_with_a_value_other_than_its_default() {
        assertThat(
                        valid(
                                "smtp://ad%40a:p%3A%2F%3F%25+%C3%A9@[2001:db8::1]:2525/?tls=required"
                                        + "&trust=%2Fetc%2Fca.pem&auth=login&ehlo=us.test&connections=16"
                                        + "&messages=7&idle=500ms&connect-timeout=3s&reply-timeout=4m"
                                        + "&dot-timeout=1h"))
                .isEqualTo(
                        new SmtpConfig(
                                "2001:db8::1",
                                2525,
                                new Tls(
                                        Tls.Mode.REQUIRED,
                                        new Tls.Trust.Certificates(Path.of("/etc/ca.pem"))),
                                new Login.Password("ad@a", "p:/?%+é", Login.Mechanism.LOGIN),
                                "us.test",
                                new Pool(16, 7, Duration.ofMillis(500)),
                                new Timeouts(
                                        Duration.ofSeconds(3),
                                        Duration.ofMinutes(4),
                                        Duration.ofHours(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://relay.test, 25, OPPORTUNISTIC",
        "smtp://a:b@relay.test, 587, REQUIRED",
        "smtp://a:b@localhost, 587, OPPORTUNISTIC",
        "smtps://relay.test, 465, IMPLICIT",
        "SMTPS://a:b@relay.test:1465, 1465, IMPLICIT",
        "smtp://relay.test:465?tls=implicit, 465, IMPLICIT",
        "smtp://127.0.0.1:1025?tls=off, 1025, 'OFF'"
    })
    void port_and_tls_follow_from_scheme_and_user(String uri, int port, Tls.Mode mode) {
        assertThat(valid(uri).port()).isEqualTo(port);
        assertThat(valid(uri).tls().mode()).isEqualTo(mode);
    }

    @Test
    void xoauth2_takes_the_password_for_a_token() {
        assertThat(valid("smtps://ada:tok@relay.test?auth=xoauth2").login())
                .isInstanceOfSatisfying(
                        Login.Bearer.class,
                        it -> {
                            assertThat(it.user()).isEqualTo("ada");
                            assertThat(it.token().get()).isEqualTo("tok");
                        });
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(
                        faults(
                                "smtp://a:b@relay.test:99999?tls=maybe&connections=0&idle=soon&colour=red&messages=x"))
                .anySatisfy(it -> assertThat(it).startsWith("smtp.tls: maybe"))
                .anySatisfy(it -> assertThat(it).startsWith("smtp.connections: 0"))
                .anySatisfy(it -> assertThat(it).startsWith("smtp.idle: soon"))
                .anySatisfy(it -> assertThat(it).startsWith("smtp.messages: x"))
                .contains("smtp: unknown [colour]")
                .contains("smtp.port: 99999 (expected: 1..65535)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "relay.test",
                "http://relay.test",
                "smtp://",
                "smtp://:25",
                "smtp://relay.test:0",
                "smtp://relay.test:x",
                "smtp://relay.test/path",
                "smtp://relay.test#x",
                "smtp://rel ay.test",
                "smtp://relay.test\r\n",
                "smtp://[::1",
                "smtp://hunter2@relay.test",
                "smtp://a:hunter2@relay.test?tls=off",
                "smtp://a:hunter2@relay.test?tls=starttls",
                "smtp://a:hunter2%@relay.test",
                "smtp://a:hunter2%zz@relay.test",
                "smtp://a:hunter2%ff@relay.test",
                "smtp://a:hunter2%0d%0a@relay.test",
                "smtp://a:hunter2@relay.test?auth=cram",
                "smtp://relay.test?trust=any",
                "smtp://relay.test?tls",
                "smtp://relay.test?tls=off&tls=required",
                "smtps://relay.test?tls=off",
                "smtp://relay.test?ehlo=a%0d%0aMAIL",
                "smtp://relay.test?idle=1ms",
                "smtp://relay.test?dot-timeout=2h",
                "smtp://relay.test?connect-timeout=-1s"
            })
    void what_is_no_address_of_a_relay_is_refused_without_showing_a_password(String uri) {
        assertThat(faults(uri))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).startsWith("smtp").doesNotContain("hunter2"));
    }
}
