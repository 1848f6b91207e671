package dev.espalier.drafting;

import dev.espalier.engine.drafting.Drafter;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Optional;

/// The door: a drafter for what the operator chose.
public final class Drafters {

    private Drafters() {}

    /// @param config empty: the playbook, without a model
    public static Drafter open(Optional<DrafterConfig> config) {
        return config.<Drafter>map(given -> new ModelDrafter(given, model(given)))
                .orElseGet(PlaybookDrafter::new);
    }

    private static ChatModel model(DrafterConfig config) {
        var http = new ProviderHttp.Builder(config.timeout());
        var key = config.key().orElse("none");
        return switch (config.provider()) {
            case OPENAI -> openAi(config, http, key);
            case ANTHROPIC ->
                    AnthropicChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(config.url())
                            .apiKey(key)
                            .modelName(config.model())
                            .maxTokens(config.outputTokens())
                            .timeout(config.timeout())
                            .maxRetries(0)
                            .build();
            case OLLAMA ->
                    OllamaChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(config.url())
                            .modelName(config.model())
                            .numPredict(config.outputTokens())
                            .timeout(config.timeout())
                            .maxRetries(0)
                            .build();
        };
    }

    private static ChatModel openAi(DrafterConfig config, ProviderHttp.Builder http, String key) {
        var builder =
                OpenAiChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(config.url())
                        .apiKey(key)
                        .modelName(config.model())
                        .strictJsonSchema(true)
                        .timeout(config.timeout())
                        .maxRetries(0);
        // Its own newer models refuse the old name; many who speak its protocol know no other.
        return config.baseUrl().isEmpty()
                ? builder.maxCompletionTokens(config.outputTokens()).build()
                : builder.maxTokens(config.outputTokens()).build();
    }
}
