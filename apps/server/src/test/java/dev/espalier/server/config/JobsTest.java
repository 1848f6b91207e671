package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.inngest.InngestConfig.Signing;
import dev.espalier.inngest.SigningKey;
import dev.espalier.server.config.Config.Jobs.Inngest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final String KEY = "signkey-prod-00112233445566778899aabbccddeeff";
    private static final String OTHER = "signkey-prod-ffeeddccbbaa99887766554433221100";

    @Test
    void nothing_given_is_this_process_itself() {
        assertThat(Given.nothing().jobs()).isEqualTo(new Config.Jobs(16, 8, Optional.empty()));
    }

    @Test
    void every_key_reaches_its_field() {
        var jobs =
                Given.environment(
                                Map.of(
                                        "ESPALIER_JOBS", "inngest",
                                        "ESPALIER_JOBS_AT_ONCE", "5",
                                        "ESPALIER_JOBS_PER_WORKSPACE", "3",
                                        "ESPALIER_INNGEST_URL", "https://inngest.example.com/",
                                        "ESPALIER_INNGEST_EVENT_KEY", "an-event-key",
                                        "ESPALIER_INNGEST_SIGNING_KEY", KEY,
                                        "ESPALIER_INNGEST_SIGNING_KEY_FALLBACK", OTHER,
                                        "ESPALIER_INNGEST_ENV", "branch",
                                        "ESPALIER_INNGEST_SERVE_ORIGIN",
                                                "https://inside.example.com"))
                        .jobs();

        var url = URI.create("https://inngest.example.com");
        assertThat(jobs)
                .isEqualTo(
                        new Config.Jobs(
                                5,
                                3,
                                Optional.of(
                                        new Inngest(
                                                url,
                                                url,
                                                "an-event-key",
                                                new Signing.Keys(
                                                        SigningKey.parse(KEY).orElseThrow(),
                                                        SigningKey.parse(OTHER)),
                                                Optional.of("branch"),
                                                Optional.of(
                                                        URI.create(
                                                                "https://inside.example.com"))))));
    }

    @Test
    void without_an_address_it_is_the_cloud() {
        var inngest =
                Given.environment(
                                Map.of(
                                        "ESPALIER_JOBS", "inngest",
                                        "ESPALIER_INNGEST_EVENT_KEY", "an-event-key",
                                        "ESPALIER_INNGEST_SIGNING_KEY", KEY))
                        .jobs()
                        .inngest()
                        .orElseThrow();

        assertThat(inngest.api()).hasToString("https://api.inngest.com");
        assertThat(inngest.events()).hasToString("https://inn.gs");
    }

    @Test
    void a_development_server_needs_no_keys() {
        var inngest =
                Given.environment(
                                Map.of(
                                        "ESPALIER_JOBS", "inngest",
                                        "ESPALIER_INNGEST_DEV", "true",
                                        "ESPALIER_INNGEST_URL", "http://127.0.0.1:8288"))
                        .jobs()
                        .inngest()
                        .orElseThrow();

        assertThat(inngest.signing()).isEqualTo(new Signing.Development());
    }

    @Test
    void what_is_missing_or_contradicts_is_told_all_at_once() {
        assertThat(Given.faults(Map.of("ESPALIER_JOBS", "inngest")))
                .containsExactlyInAnyOrder(
                        "ESPALIER_INNGEST_EVENT_KEY: missing (expected: the key that lets events in)",
                        "ESPALIER_INNGEST_SIGNING_KEY: missing (expected: the key that signs calls)");
        assertThat(Given.faults(Map.of("ESPALIER_INNGEST_EVENT_KEY", "an-event-key")))
                .containsExactly(
                        "ESPALIER_INNGEST_EVENT_KEY: given without Inngest (expected: ESPALIER_JOBS=inngest)");
        assertThat(Given.faults(Map.of("ESPALIER_JOBS", "quartz")))
                .containsExactly("ESPALIER_JOBS: quartz (expected: embedded, inngest)");
        assertThat(
                        Given.faults(
                                Map.of(
                                        "ESPALIER_JOBS", "inngest",
                                        "ESPALIER_INNGEST_EVENT_KEY", "an-event-key",
                                        "ESPALIER_INNGEST_SIGNING_KEY", "not hex")))
                .containsExactly(
                        "ESPALIER_INNGEST_SIGNING_KEY: hidden (expected: 8 or more hex digits, with or without signkey- and the environment before them)");
    }
}
