package dev.espalier.drafting;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Which model writes.
///
/// @param baseUrl empty: the provider's own
/// @param key empty: none is sent
/// @param model its name, as the provider knows it
/// @param timeout of one answer
/// @param outputTokens most of one answer
public record DrafterConfig(
        Vendor provider,
        Optional<URI> baseUrl,
        Optional<String> key,
        String model,
        Duration timeout,
        int outputTokens) {

    /// Whose protocol is spoken.
    public enum Vendor {
        /// OpenAI, and whatever speaks its protocol.
        OPENAI("openai", "https://api.openai.com/v1"),
        ANTHROPIC("anthropic", "https://api.anthropic.com/v1"),
        OLLAMA("ollama", "http://localhost:11434");

        private final String word;
        private final String home;

        Vendor(String word, String home) {
            this.word = word;
            this.home = home;
        }

        public String word() {
            return word;
        }
    }

    String url() {
        return baseUrl.map(URI::toString).orElse(provider.home);
    }

    @Override
    public String toString() {
        return "DrafterConfig[" + provider.word + ", " + url() + ", " + model + "]";
    }
}
