package dev.espalier.engine.feedback;

import dev.espalier.engine.feedback.WebhookReader.Call;
import dev.espalier.engine.feedback.WebhookReader.Post;
import java.util.Map;
import java.util.Optional;

/// What providers post, for those that are configured.
public final class Webhooks {

    private final Map<String, WebhookReader> readers;
    private final FeedbackDesk desk;

    /// @param readers by the provider's word
    public Webhooks(Map<String, WebhookReader> readers, FeedbackDesk desk) {
        this.readers = Map.copyOf(readers);
        this.desk = desk;
    }

    public boolean knows(String provider) {
        return readers.containsKey(provider);
    }

    /// Takes a post in; what a genuine one reports is committed by then.
    ///
    /// @return empty when no such provider is configured
    /// @throws dev.espalier.engine.store.Unavailable when the database is away; the provider posts
    ///   again
    public Optional<Post> take(String provider, Call call, byte[] body) {
        var reader = readers.get(provider);
        if (reader == null) {
            return Optional.empty();
        }
        var post = reader.read(call, body);
        if (post instanceof Post.Genuine(var reports)) {
            reports.forEach(desk::take);
        }
        return Optional.of(post);
    }
}
