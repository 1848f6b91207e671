package dev.espalier.feedback.webhook;

import dev.espalier.engine.feedback.Evidence;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.feedback.Verdict;
import dev.espalier.engine.feedback.WebhookReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Resend's events, signed as Svix signs: HMAC-SHA-256 over id, time and body.
public final class ResendWebhook implements WebhookReader {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final int MOST_SIGNATURES = 10;

    private final byte[] secret;
    private final InstantSource clock;

    /// @param secret as Resend shows it: `whsec_` and base 64
    /// @throws IllegalArgumentException when it is none
    public ResendWebhook(String secret, InstantSource clock) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "webhooks.resend-secret: hidden (expected: whsec_…)");
        }
        this.secret = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.clock = clock;
    }

    @Override
    public Post read(Call call, byte[] body) {
        var id = call.header().apply("svix-id").orElse("");
        var time = call.header().apply("svix-timestamp").orElse("");
        var signatures = call.header().apply("svix-signature").orElse("");
        if (id.isEmpty() || !isRecent(time) || !isSigned(id, time, body, signatures)) {
            return new Post.Forged("no valid signature of the last five minutes");
        }
        return Fields.of(body)
                .<Post>map(event -> new Post.Genuine(reports(id, event)))
                .orElseGet(() -> new Post.Unreadable("no JSON object"));
    }

    private boolean isRecent(String time) {
        if (!time.matches("[0-9]{1,12}")) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(time));
        return Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    /// While a secret is changed there are signatures by both.
    private boolean isSigned(String id, String time, byte[] body, String signatures) {
        var expected = mac(id, time, body);
        boolean isSigned = false;
        for (var one : signatures.split(" ", MOST_SIGNATURES)) {
            isSigned |= one.startsWith("v1,") && MessageDigest.isEqual(expected, decoded(one));
        }
        return isSigned;
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring("v1,".length()));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private byte[] mac(String id, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    private static List<Report> reports(String id, Fields event) {
        var data = event.at("data");
        return feedback(event.text("type"), data)
                .map(feedback -> new Report(feedback, evidence(data), Source.RESEND, id))
                .stream()
                .toList();
    }

    private static Optional<Feedback> feedback(String type, Fields data) {
        return switch (type) {
            case "email.delivered" -> Optional.of(new Feedback.Delivered("delivered"));
            case "email.bounced" -> Optional.of(bounce(data.at("bounce")));
            case "email.delivery_delayed" -> Optional.of(new Feedback.Delayed("", "delayed"));
            case "email.complained" -> Optional.of(new Feedback.Complaint("complaint"));
            case "email.opened" -> Optional.of(new Feedback.Opened(false, ""));
            case "email.clicked" ->
                    Optional.of(new Feedback.Clicked(false, data.at("click").text("link")));
            default -> Optional.empty();
        };
    }

    private static Feedback bounce(Fields bounce) {
        var text = bounce.text("message");
        boolean isPermanent = bounce.text("type").toLowerCase(Locale.ROOT).startsWith("perm");
        var verdict = Verdict.failed(isPermanent ? "5.0.0" : "4.0.0", text);
        // Resend says General of an address that is dead, without the host's words at times.
        boolean isGeneral =
                isPermanent
                        && (bounce.text("subType").equals("General")
                                || bounce.text("subType").equals("NoEmail"));
        boolean saysCode = Verdict.enhanced(text).isPresent() || Verdict.reply(text).isPresent();
        return isGeneral && !saysCode ? new Feedback.HardBounce("", text) : verdict;
    }

    private static Evidence evidence(Fields data) {
        var ids = new ArrayList<String>();
        ids.add(bare(data.text("message_id")));
        for (var header : data.list("headers")) {
            if (header.text("name").equalsIgnoreCase("message-id")) {
                ids.add(bare(header.text("value")));
            }
        }
        return new Evidence(List.of(), ids, data.texts("to"), false, "");
    }

    private static String bare(String id) {
        return id.replaceAll("[<>\\s]", "");
    }
}
