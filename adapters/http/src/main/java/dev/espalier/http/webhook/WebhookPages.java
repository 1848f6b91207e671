package dev.espalier.http.webhook;

import dev.espalier.engine.feedback.WebhookReader.Call;
import dev.espalier.engine.feedback.WebhookReader.Post;
import dev.espalier.engine.feedback.Webhooks;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import java.util.Optional;

/// The doors for providers that are configured; there are no others.
public final class WebhookPages implements Pages {

    /// The first segment of their paths.
    public static final String PATH = "webhooks";

    private final Webhooks webhooks;

    public WebhookPages(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (visit.segments().size() != 2
                || !visit.segments().getFirst().equals(PATH)
                || !webhooks.knows(visit.segments().getLast())) {
            return Optional.empty();
        }
        if (!visit.method().equals("POST")) {
            return Optional.of(Reply.text(405, "expected: POST\n").with("allow", "POST"));
        }
        var call = new Call(visit.header(), visit::parameter);
        return webhooks.take(visit.segments().getLast(), call, visit.body().get())
                .map(WebhookPages::reply);
    }

    private static Reply reply(Post post) {
        return switch (post) {
            case Post.Genuine _ -> Reply.text(200, "");
            case Post.Forged(var reason) -> Reply.text(401, reason + "\n");
            case Post.Unreadable(var reason) -> Reply.text(400, reason + "\n");
            case Post.Unsure(var reason) -> Reply.text(503, reason + "\n");
        };
    }
}
