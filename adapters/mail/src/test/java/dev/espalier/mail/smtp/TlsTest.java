package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest extends RelayTest {

    @TempDir private static Path folder;
    private static TestCertificate certificate;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        certificate = TestCertificate.in(folder);
    }

    @BeforeEach
    void offerTls() throws GeneralSecurityException, IOException {
        relay.withTls(certificate.context()).offers("PIPELINING", "STARTTLS");
    }

    private void open(Tls.Mode mode, Tls.Trust trust) {
        open("localhost", mode, trust);
    }

    private void open(String host, Tls.Mode mode, Tls.Trust trust) {
        var patient = Duration.ofSeconds(10);
        reopen(
                SmtpConfig.plain(host, relay.port())
                        .withTls(new Tls(mode, trust))
                        .withTimeouts(new SmtpConfig.Timeouts(patient, patient, patient)));
    }

    private static Tls.Trust trusted() {
        return new Tls.Trust.Certificates(certificate.pem());
    }

    @Test
    void starttls_with_a_trusted_certificate_carries_many_messages() {
        open(Tls.Mode.REQUIRED, trusted());

        assertThat(deliver("one")).isInstanceOf(Delivery.Accepted.class);
        assertThat(deliver("two")).isInstanceOf(Delivery.Accepted.class);

        assertThat(relay.arrived()).hasSize(2);
        assertThat(relay.heard()).startsWith("EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]");
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void a_certificate_nobody_trusts_is_refused_before_any_address_is_said() {
        open(Tls.Mode.REQUIRED, new Tls.Trust.Jvm());

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.heard()).containsExactly("EHLO [127.0.0.1]", "STARTTLS");
    }

    @Test
    void a_certificate_of_another_host_is_refused() {
        open("127.0.0.1", Tls.Mode.REQUIRED, trusted());

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.heard()).doesNotContain("DATA");
    }

    @Test
    void required_tls_that_is_not_offered_sends_nothing() {
        relay.offers("PIPELINING");
        open(Tls.Mode.REQUIRED, trusted());

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> assertThat(it.detail()).contains("STARTTLS"));
        assertThat(relay.heard()).containsExactly("EHLO [127.0.0.1]");
    }

    @Test
    void required_tls_that_is_offered_and_then_refused_sends_nothing() {
        relay.answering("STARTTLS", "454 4.7.0 not now");
        open(Tls.Mode.REQUIRED, trusted());

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.heard()).doesNotContain("DATA");
    }

    @Test
    void words_slipped_in_behind_the_answer_to_starttls_end_the_connection() {
        relay.answering("STARTTLS", "220 go\r\n250-relay\r\n250 PIPELINING");
        open(Tls.Mode.REQUIRED, trusted());

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> assertThat(it.detail()).contains("went on talking"));
    }

    @Test
    void opportunistic_tls_is_used_where_it_is_offered_whatever_the_certificate() {
        open(Tls.Mode.OPPORTUNISTIC, new Tls.Trust.Jvm());

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard()).contains("STARTTLS");
    }

    @Test
    void and_plain_text_where_it_is_not() {
        relay.offers("PIPELINING");
        open(Tls.Mode.OPPORTUNISTIC, new Tls.Trust.Jvm());

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard()).doesNotContain("STARTTLS");
    }

    @Test
    void tls_that_is_off_is_not_begun() {
        open(Tls.Mode.OFF, new Tls.Trust.Jvm());

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard()).doesNotContain("STARTTLS");
    }

    @Test
    void a_relay_that_never_answers_the_handshake_is_left_when_the_time_is_up() {
        relay.answering("STARTTLS", "220 go").stopReadingAfter("STARTTLS");
        reopen(config().withTls(new Tls(Tls.Mode.OPPORTUNISTIC, new Tls.Trust.Jvm())));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> assertThat(it.detail()).contains("took too long"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.Mode.class,
            names = {"REQUIRED", "IMPLICIT"})
    void a_file_without_certificates_is_refused_when_the_mailer_is_opened(Tls.Mode mode)
            throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> open(mode, new Tls.Trust.Certificates(empty)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smtp.trust");
    }
}
