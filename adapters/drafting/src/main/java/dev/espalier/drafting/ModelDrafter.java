package dev.espalier.drafting;

import dev.espalier.draft.Provenance;
import dev.espalier.engine.drafting.Assignment;
import dev.espalier.engine.drafting.Drafter;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks a model, and once more when its answer is not in the asked shape.
final class ModelDrafter implements Drafter {

    private static final int ATTEMPTS = 2;

    /// No tokenizer needs fewer characters for a token, in the languages mail is written in.
    private static final int CHARACTERS_A_TOKEN = 2;

    private static final ResponseFormat FOUR_TEXTS =
            ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(
                            JsonSchema.builder()
                                    .name("email")
                                    .rootElement(
                                            JsonObjectSchema.builder()
                                                    .addStringProperty("subject")
                                                    .addStringProperty("preheader")
                                                    .addStringProperty("html")
                                                    .addStringProperty("text")
                                                    .required(
                                                            "subject", "preheader", "html", "text")
                                                    .additionalProperties(false)
                                                    .build())
                                    .build())
                    .build();

    private final DrafterConfig config;
    private final ChatModel model;

    ModelDrafter(DrafterConfig config, ChatModel model) {
        this.config = config;
        this.model = model;
    }

    @Override
    public Model model() {
        return new Model(config.provider().word(), config.model());
    }

    @Override
    public Most most(Assignment assignment) {
        long asked =
                (0L + Prompt.system().length() + Prompt.task(assignment).length())
                        / CHARACTERS_A_TOKEN;
        // The second time it is asked with its first answer beside.
        return new Most(
                ATTEMPTS * asked + config.outputTokens() + 200L,
                (long) ATTEMPTS * config.outputTokens());
    }

    @Override
    public Duration longest() {
        return config.timeout().multipliedBy(ATTEMPTS);
    }

    @Override
    public Outcome draft(Assignment assignment) {
        var spent = new Spent();
        var messages = new ArrayList<ChatMessage>();
        messages.add(SystemMessage.from(Prompt.system()));
        messages.add(UserMessage.from(Prompt.task(assignment)));
        var problem = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            ChatResponse response;
            try {
                response = model.chat(request(messages));
            } catch (RuntimeException failed) {
                var failure = new Failure(config, failed);
                if (failure.isUnheard()) {
                    spent.addUnheard(messages);
                }
                return failure.outcome(spent.provenance());
            }
            spent.add(response, messages);
            switch (Answer.read(response.aiMessage().text())) {
                case Answer.Good(var words) -> {
                    return new Outcome.Written(words, spent.provenance());
                }
                case Answer.Bad(var why) -> {
                    problem = why;
                    messages.add(response.aiMessage());
                    messages.add(UserMessage.from(Prompt.repair(why)));
                }
            }
        }
        return new Outcome.Unusable(
                config.provider().word() + " answered twice, and not with an email: " + problem,
                spent.provenance());
    }

    private static ChatRequest request(List<ChatMessage> messages) {
        return ChatRequest.builder()
                .messages(List.copyOf(messages))
                .responseFormat(FOUR_TEXTS)
                .build();
    }

    /// What the attempts took together.
    private final class Spent {
        private final long begun = System.nanoTime();
        private long input;
        private long output;

        void add(ChatResponse response, List<ChatMessage> asked) {
            var usage = response.tokenUsage();
            var in = usage == null ? null : usage.inputTokenCount();
            var out = usage == null ? null : usage.outputTokenCount();
            // Who does not count is counted.
            input += in != null ? in : asked.toString().length() / CHARACTERS_A_TOKEN;
            output +=
                    out != null
                            ? out
                            : String.valueOf(response.aiMessage().text()).length()
                                    / CHARACTERS_A_TOKEN;
        }

        /// Nobody heard the answer; the question was read, and is paid for.
        void addUnheard(List<ChatMessage> asked) {
            input += asked.toString().length() / CHARACTERS_A_TOKEN;
        }

        Provenance provenance() {
            return new Provenance(
                    config.provider().word(),
                    config.model(),
                    Prompt.VERSION,
                    input,
                    output,
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
