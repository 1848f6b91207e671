package dev.espalier.drafting;

import dev.espalier.drafting.DrafterConfig.Vendor;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The providers' answers, in the shapes that were recorded of them.
public enum Wire {
    OPENAI(
            Vendor.OPENAI,
            "/chat/completions",
            """
            {"id":"chatcmpl-B9MBs8","object":"chat.completion","created":1767600000,"model":"gpt-x",
             "choices":[{"index":0,"message":{"role":"assistant","content":[content],"refusal":null,"annotations":[]},
                         "logprobs":null,"finish_reason":"stop"}],
             "usage":{"prompt_tokens":700,"completion_tokens":90,"total_tokens":790,
                      "prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},
                      "completion_tokens_details":{"reasoning_tokens":0}},
             "service_tier":"default","system_fingerprint":"fp_44709d6fcb"}
            """,
            """
            {"error":{"message":"Incorrect API key provided: [key].","type":"invalid_request_error","param":null,
                      "code":"invalid_api_key"}}
            """),
    ANTHROPIC(
            Vendor.ANTHROPIC,
            "/messages",
            """
            {"id":"msg_01XFDUDYJgAACzvnptvVoYEL","type":"message","role":"assistant","model":"claude-x",
             "content":[{"type":"text","text":[content]}],"stop_reason":"end_turn","stop_sequence":null,
             "usage":{"input_tokens":700,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,
                      "output_tokens":90,"service_tier":"standard"}}
            """,
            """
            {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key [key]"},
             "request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
            """),
    OLLAMA(
            Vendor.OLLAMA,
            "/api/chat",
            """
            {"model":"llama-x","created_at":"2026-01-05T09:00:00.314Z",
             "message":{"role":"assistant","content":[content]},"done_reason":"stop","done":true,
             "total_duration":5191566416,"load_duration":2154458,"prompt_eval_count":700,
             "prompt_eval_duration":383809000,"eval_count":90,"eval_duration":4799921000}
            """,
            """
            {"error":"unauthorized [key]"}
            """);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Vendor provider;
    final String path;
    private final String answer;
    private final String refusal;

    Wire(Vendor provider, String path, String answer, String refusal) {
        this.provider = provider;
        this.path = path;
        this.answer = answer;
        this.refusal = refusal;
    }

    /// What the provider answers when its model says this.
    public String answer(String content) {
        return answer.replace("[content]", JSON.writeValueAsString(content));
    }

    String refusal(String key) {
        return refusal.replace("[key]", key);
    }

    /// What a model says that did as it was told.
    public static String email(String subject, String html, String text) {
        return JSON.writeValueAsString(
                Map.of(
                        "subject",
                        subject,
                        "preheader",
                        "Two lines are plenty",
                        "html",
                        html,
                        "text",
                        text));
    }

    /// What was asked last: the user's message of a request.
    static String asked(JsonNode request) {
        var messages = request.path("messages");
        var content = messages.get(messages.size() - 1).path("content");
        return content.isString() ? content.asString() : content.get(0).path("text").asString();
    }

    /// The data in it.
    public static JsonNode data(JsonNode request) {
        var messages = request.path("messages");
        for (var message : messages) {
            var content = message.path("content");
            var text =
                    content.isString()
                            ? content.asString()
                            : content.path(0).path("text").asString();
            int from = text.indexOf("BEGIN DATA\n");
            if (from >= 0) {
                return JSON.readTree(
                        text.substring(
                                from + "BEGIN DATA\n".length(), text.lastIndexOf("\nEND DATA")));
            }
        }
        throw new IllegalArgumentException("no data in " + request);
    }
}
