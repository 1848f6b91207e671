package dev.espalier.feedback.webhook;

import dev.espalier.engine.feedback.Evidence;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.feedback.Verdict;
import dev.espalier.engine.feedback.WebhookReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Postmark's events. It signs nothing, so its posts bring a secret: as a login in the URL
/// (`https://any:SECRET@host/webhooks/postmark`), which it sends as basic authentication, or as
/// `?secret=SECRET`.
public final class PostmarkWebhook implements WebhookReader {

    /// Postmark's word for failures that are the address's.
    private static final Set<String> DEAD = Set.of("HardBounce", "BadEmailAddress");

    /// Of which Postmark says itself that they pass.
    private static final Set<String> PASSING =
            Set.of("SoftBounce", "Transient", "DnsError", "SMTPApiError");

    private static final Set<String> ABSENT = Set.of("AutoResponder", "ChallengeVerification");

    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^message-id:[ \t]{0,10}<([^<>\\s]{1,500})>");
    private static final int MOST_OF_A_DUMP = 100_000;

    private final String secret;

    /// @param secret 8 characters or more
    public PostmarkWebhook(String secret) {
        this.secret = secret;
    }

    @Override
    public Post read(Call call, byte[] body) {
        boolean isKnown =
                call.parameter()
                                .apply("secret")
                                .filter(one -> Secrets.equal(one, secret))
                                .isPresent()
                        || call.header()
                                .apply("authorization")
                                .flatMap(PostmarkWebhook::password)
                                .filter(one -> Secrets.equal(one, secret))
                                .isPresent();
        if (!isKnown) {
            return new Post.Forged("no or another secret");
        }
        return Fields.of(body)
                .<Post>map(event -> new Post.Genuine(reports(event)))
                .orElseGet(() -> new Post.Unreadable("no JSON object"));
    }

    private static Optional<String> password(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var login =
                    new String(
                            Base64.getDecoder().decode(authorization.substring(6).strip()),
                            StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(login.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<Report> reports(Fields event) {
        return feedback(event)
                .map(feedback -> new Report(feedback, evidence(event), Source.POSTMARK, key(event)))
                .stream()
                .toList();
    }

    private static Optional<Feedback> feedback(Fields event) {
        return switch (event.text("RecordType")) {
            case "Bounce" -> Optional.of(bounce(event));
            case "SpamComplaint" -> Optional.of(new Feedback.Complaint(event.text("Description")));
            case "Delivery" -> Optional.of(new Feedback.Delivered(event.text("Details")));
            case "Open" -> Optional.of(new Feedback.Opened(isMachine(event), ""));
            case "Click" ->
                    Optional.of(new Feedback.Clicked(isMachine(event), event.text("OriginalLink")));
            case "SubscriptionChange" -> unsubscribed(event);
            default -> Optional.empty();
        };
    }

    /// Only what the person did: the other changes follow bounces and complaints, told as such.
    private static Optional<Feedback> unsubscribed(Fields event) {
        return event.isTrue("SuppressSending")
                        && event.text("SuppressionReason").equals("ManualSuppression")
                        && event.text("Origin").equals("Recipient")
                ? Optional.of(new Feedback.Unsubscribe())
                : Optional.empty();
    }

    /// Postmark names the mail program; some open everything.
    private static boolean isMachine(Fields event) {
        var agent = event.text("UserAgent") + " " + event.at("Client").text("Name");
        return agent.contains("GoogleImageProxy") || agent.contains("Apple Mail Privacy");
    }

    private static Feedback bounce(Fields event) {
        var type = event.text("Type");
        var text = event.text("Details");
        if (DEAD.contains(type)) {
            return new Feedback.HardBounce(Verdict.enhanced(text).orElse(""), type + " " + text);
        }
        if (ABSENT.contains(type)) {
            return new Feedback.AutoReply(type);
        }
        var status = Verdict.enhanced(text).orElse("");
        return PASSING.contains(type)
                ? new Feedback.Delayed(status, type + " " + text)
                : new Feedback.Undelivered(status, type + " " + text);
    }

    /// Postmark's own Message-ID is none of ours: the metadata say which send it is, or the
    /// returned email that comes with a bounce.
    private static Evidence evidence(Fields event) {
        var dump = event.text("Content");
        var inDump =
                MESSAGE_ID
                        .matcher(dump.substring(0, Math.min(dump.length(), MOST_OF_A_DUMP)))
                        .results()
                        .limit(5)
                        .map(match -> match.group(1));
        var ids =
                Stream.concat(Stream.of(event.at("Metadata").text("send")), inDump)
                        .filter(id -> !id.isEmpty())
                        .toList();
        var recipients = event.has("Email") ? event.texts("Email") : event.texts("Recipient");
        return new Evidence(List.of(), ids, recipients, false, "");
    }

    private static String key(Fields event) {
        return String.join(
                " ",
                event.text("RecordType"),
                event.text("ID"),
                event.text("MessageID"),
                event.text("ReceivedAt"),
                event.text("BouncedAt"),
                event.text("OriginalLink"));
    }
}
