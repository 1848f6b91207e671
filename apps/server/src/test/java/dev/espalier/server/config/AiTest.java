package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.drafting.DrafterConfig;
import dev.espalier.drafting.DrafterConfig.Vendor;
import dev.espalier.engine.drafting.Prices;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AiTest {

    private static final String PROVIDER = "ESPALIER_AI_PROVIDER";
    private static final String BASE_URL = "ESPALIER_AI_BASE_URL";
    private static final String KEY = "ESPALIER_AI_API_KEY";
    private static final String MODEL = "ESPALIER_AI_MODEL";

    @Test
    void nothing_given_drafts_by_the_playbook() {
        assertThat(Given.nothing().ai().drafter()).isEmpty();
        assertThat(Given.nothing().ai().prices().areKnown()).isFalse();
    }

    @Test
    void every_key_reaches_its_field() {
        var ai =
                Given.environment(
                                Map.of(
                                        PROVIDER,
                                        "openai",
                                        BASE_URL,
                                        "http://localhost:8000/v1",
                                        KEY,
                                        "sk-of-my-own",
                                        MODEL,
                                        "gpt-x",
                                        "ESPALIER_AI_TIMEOUT",
                                        "90s",
                                        "ESPALIER_AI_OUTPUT_TOKENS",
                                        "500",
                                        "ESPALIER_AI_PRICE_INPUT",
                                        "2.50",
                                        "ESPALIER_AI_PRICE_OUTPUT",
                                        "10"))
                        .ai();

        assertThat(ai.drafter())
                .contains(
                        new DrafterConfig(
                                Vendor.OPENAI,
                                Optional.of(URI.create("http://localhost:8000/v1")),
                                Optional.of("sk-of-my-own"),
                                "gpt-x",
                                Duration.ofSeconds(90),
                                500));
        assertThat(ai.prices()).isEqualTo(new Prices(new BigDecimal("2.50"), new BigDecimal("10")));
        assertThat(ai.toString()).doesNotContain("sk-of-my-own");
    }

    @Test
    void a_provider_without_its_key_or_its_model_is_told() {
        assertThat(Given.faults(Map.of(PROVIDER, "anthropic")))
                .containsExactly(
                        MODEL + ": missing (expected: the model that anthropic runs)",
                        KEY + ": missing (expected: the key that anthropic gave)");
    }

    @Test
    void a_server_of_ones_own_needs_no_key() {
        assertThat(
                        Given.environment(
                                        Map.of(
                                                PROVIDER, "openai",
                                                BASE_URL, "http://127.0.0.1:8000/v1",
                                                MODEL, "local"))
                                .ai()
                                .drafter()
                                .orElseThrow()
                                .key())
                .isEmpty();
        assertThat(Given.environment(Map.of(PROVIDER, "ollama", MODEL, "llama")).ai().drafter())
                .isPresent();
    }

    @Test
    void a_part_without_the_provider_is_a_contradiction() {
        assertThat(Given.faults(Map.of(KEY, "sk-of-my-own", MODEL, "gpt-x")))
                .containsExactly(
                        KEY + ": given without " + PROVIDER + " (expected: both, or neither)",
                        MODEL + ": given without " + PROVIDER + " (expected: both, or neither)");
        assertThat(Given.faults(Map.of(PROVIDER, "skynet")))
                .containsExactly(PROVIDER + ": skynet (expected: openai, anthropic, ollama)");
    }
}
