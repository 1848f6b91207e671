package dev.espalier.feedback.webhook;

import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.WebhookReader;
import dev.espalier.engine.feedback.WebhookReader.Call;
import dev.espalier.engine.feedback.WebhookReader.Post;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Posts as providers make them.
final class Posts {

    private Posts() {}

    static Post post(WebhookReader reader, Map<String, String> headers, String body) {
        return reader.read(
                new Call(name -> Optional.ofNullable(headers.get(name)), _ -> Optional.empty()),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Report report(Post post) {
        return ((Post.Genuine) post).reports().getFirst();
    }
}
