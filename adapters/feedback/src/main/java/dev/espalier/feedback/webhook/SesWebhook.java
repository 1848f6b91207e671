package dev.espalier.feedback.webhook;

import dev.espalier.engine.feedback.Evidence;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.feedback.Verdict;
import dev.espalier.engine.feedback.WebhookReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Amazon SES's notifications and events, sent through SNS.
public final class SesWebhook implements WebhookReader {

    private static final Logger LOG = LoggerFactory.getLogger(SesWebhook.class);

    private final Set<String> topics;
    private final SnsCertificates sns;
    private final SnsEnvelope envelope;

    /// @param topics ARNs of the topics that may post; a subscription to any other is not confirmed
    public SesWebhook(Set<String> topics, SnsCertificates sns, InstantSource clock) {
        this.topics = Set.copyOf(topics);
        this.sns = sns;
        this.envelope = new SnsEnvelope(sns, clock);
    }

    @Override
    public Post read(Call call, byte[] body) {
        var posted = Fields.of(body);
        if (posted.isEmpty() || !topics.contains(posted.get().text("TopicArn"))) {
            return new Post.Forged("not from a topic of webhooks.ses-topics");
        }
        try {
            return envelope.isGenuine(posted.get())
                    ? opened(posted.get())
                    : new Post.Forged("no valid signature of SNS");
        } catch (IOException failed) {
            LOG.warn("SNS: {}", failed.getMessage());
            return new Post.Unsure("SNS cannot be reached");
        }
    }

    private Post opened(Fields posted) throws IOException {
        return switch (posted.text("Type")) {
            case "SubscriptionConfirmation" -> confirmed(posted);
            case "Notification" ->
                    new Post.Genuine(
                            Fields.of(posted.text("Message"))
                                    .map(event -> reports(posted.text("MessageId"), event))
                                    .orElse(List.of()));
            default -> new Post.Genuine(List.of());
        };
    }

    private Post confirmed(Fields posted) throws IOException {
        var address = SnsEnvelope.address(posted.text("SubscribeURL"));
        if (address.isEmpty()) {
            return new Post.Forged("a subscription that is not confirmed at SNS");
        }
        sns.fetch(address.get());
        LOG.info("SNS: the subscription to {} is confirmed", posted.text("TopicArn"));
        return new Post.Genuine(List.of());
    }

    /// SES says `notificationType` in notifications and `eventType` in events.
    private static List<Report> reports(String id, Fields event) {
        var type =
                event.has("notificationType")
                        ? event.text("notificationType")
                        : event.text("eventType");
        var mail = event.at("mail");
        return switch (type) {
            case "Bounce" -> bounces(id, event.at("bounce"), mail);
            case "Complaint" -> complaints(id, event.at("complaint"), mail);
            case "Delivery" ->
                    one(
                            new Feedback.Delivered(event.at("delivery").text("smtpResponse")),
                            mail.texts("destination"),
                            mail,
                            id);
            case "DeliveryDelay" ->
                    one(
                            new Feedback.Delayed("", event.at("deliveryDelay").text("delayType")),
                            mail.texts("destination"),
                            mail,
                            id);
            case "Open" ->
                    one(new Feedback.Opened(isMachine(event.at("open")), ""), Set.of(), mail, id);
            case "Click" ->
                    one(
                            new Feedback.Clicked(
                                    isMachine(event.at("click")), event.at("click").text("link")),
                            Set.of(),
                            mail,
                            id);
            default -> List.of();
        };
    }

    private static boolean isMachine(Fields seen) {
        return seen.text("userAgent").contains("GoogleImageProxy")
                || seen.text("userAgent").contains("YahooMailProxy");
    }

    private static List<Report> bounces(String id, Fields bounce, Fields mail) {
        var reports = new ArrayList<Report>();
        var recipients = bounce.list("bouncedRecipients");
        for (var recipient : recipients) {
            reports.add(
                    new Report(
                            bounced(bounce, recipient),
                            evidence(recipient.texts("emailAddress"), mail, recipients.size() > 1),
                            Source.SES,
                            id));
        }
        return reports;
    }

    private static Feedback bounced(Fields bounce, Fields recipient) {
        var text = recipient.text("diagnosticCode");
        var status = recipient.text("status");
        var kind = bounce.text("bounceType") + "/" + bounce.text("bounceSubType");
        var shown = text.isEmpty() ? kind : text;
        return switch (bounce.text("bounceType")) {
            // SES tries by itself first: what it calls transient did not arrive either.
            case "Transient" ->
                    new Feedback.Undelivered(status.startsWith("4") ? status : "", shown);
            case "Permanent" ->
                    bounce.text("bounceSubType").equals("NoEmail")
                                    || (text.isEmpty()
                                            && bounce.text("bounceSubType").equals("General"))
                            ? new Feedback.HardBounce(status, shown)
                            : Verdict.failed(status, shown);
            default -> new Feedback.Undelivered(status, shown);
        };
    }

    private static List<Report> complaints(String id, Fields complaint, Fields mail) {
        var reports = new ArrayList<Report>();
        var recipients = complaint.list("complainedRecipients");
        // `not-spam` takes a complaint back.
        if (complaint.text("complaintFeedbackType").equals("not-spam")) {
            return reports;
        }
        for (var recipient : recipients) {
            reports.add(
                    new Report(
                            new Feedback.Complaint(
                                    ("complaint " + complaint.text("complaintFeedbackType"))
                                            .strip()),
                            evidence(recipient.texts("emailAddress"), mail, recipients.size() > 1),
                            Source.SES,
                            id));
        }
        return reports;
    }

    private static List<Report> one(
            Feedback feedback, Set<String> recipients, Fields mail, String id) {
        return List.of(new Report(feedback, evidence(recipients, mail, false), Source.SES, id));
    }

    /// SES gives messages ids of its own; the envelope sender and the original headers are ours.
    private static Evidence evidence(Set<String> recipients, Fields mail, boolean isShared) {
        var ids = new ArrayList<String>();
        for (var header : mail.list("headers")) {
            if (header.text("name").equalsIgnoreCase("Message-ID")) {
                ids.add(header.text("value").replaceAll("[<>\\s]", ""));
            }
        }
        ids.add(mail.at("commonHeaders").text("messageId").replaceAll("[<>\\s]", ""));
        return new Evidence(List.of(mail.text("source")), ids, recipients, isShared, "");
    }
}
