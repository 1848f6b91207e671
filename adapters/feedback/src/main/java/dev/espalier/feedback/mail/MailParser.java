package dev.espalier.feedback.mail;

import dev.espalier.engine.feedback.Evidence;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.MailReader;
import dev.espalier.engine.feedback.Reading;
import dev.espalier.engine.feedback.Report;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads messages with mime4j's token stream.
public final class MailParser implements MailReader {

    private static final Pattern WAY_OUT =
            Pattern.compile("(?i)unsubscribe\\s+([A-Za-z0-9_.~-]{16,1000})");
    private static final Pattern UNSUBSCRIBE =
            Pattern.compile("(?i)(re:\\s{0,5}|aw:\\s{0,5}){0,3}unsubscribe[.!]?");

    @Override
    public Reading read(Arrival arrival, byte[] message) {
        return Parsed.of(message)
                .map(parsed -> new Letter(arrival, parsed, key(parsed, message)).read())
                .orElseGet(() ->
                        new Reading.Unclear(
                                "unreadable", "no message", arrival.source(), hash(message)));
    }

    /// The same message brought twice has the same one, whatever the hosts on its way wrote on it.
    private static String key(Parsed parsed, byte[] message) {
        return parsed.headers().ids("message-id").stream()
                .findFirst()
                .orElseGet(() -> hash(message));
    }

    private static String hash(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// One message that is being told from the others.
    private record Letter(Arrival arrival, Parsed parsed, String key) {

        Reading read() {
            var delivery = DeliveryReport.of(parsed);
            if (delivery.isPresent()) {
                return told(delivery.get());
            }
            var complaint = ComplaintReport.of(parsed);
            if (complaint.isPresent()) {
                return told(List.of(complaint.get()));
            }
            if (Automatic.isFromAMailHost(arrival, parsed.headers())) {
                return PlainBounce.of(parsed)
                        .map(bounce -> told(List.of(bounce)))
                        .orElseGet(() -> unclear("a bounce in no known form"));
            }
            return person();
        }

        private Reading told(List<Told> told) {
            if (told.isEmpty()) {
                return unclear("a report that reports nothing");
            }
            boolean isShared = told.size() > 1;
            return new Reading.Reports(told.stream().map(one -> report(one, isShared)).toList());
        }

        private Reading person() {
            var headers = parsed.headers();
            var subject = headers.get("subject").strip();
            var wayOut = WAY_OUT.matcher(subject);
            if (wayOut.matches()) {
                return new Reading.WayOut(wayOut.group(1), arrival.source(), key);
            }
            var ids = new ArrayList<>(headers.ids("in-reply-to"));
            ids.addAll(headers.ids("references").reversed());
            var author = headers.addresses("from").stream().findFirst().orElse("");
            var why = Automatic.sign(arrival, headers);
            Feedback feedback =
                    why.<Feedback>map(Feedback.AutoReply::new)
                            .orElseGet(() ->
                                    UNSUBSCRIBE.matcher(subject).matches()
                                            ? new Feedback.Unsubscribe()
                                            : new Feedback.HumanReply());
            var about = new Told(feedback, ids, List.of(), Set.of(author));
            var report = report(about, false);
            return ids.isEmpty() && report.evidence().returnPaths().isEmpty()
                    ? new Reading.Nothing()
                    : new Reading.Reports(List.of(report));
        }

        private Report report(Told told, boolean isShared) {
            var paths = new ArrayList<>(arrival.recipients());
            paths.addAll(told.returnPaths());
            // Who fetches mail from a mailbox knows no envelope but by these.
            paths.addAll(
                    parsed.headers()
                            .addresses(
                                    "delivered-to",
                                    "x-original-to",
                                    "envelope-to",
                                    "x-envelope-to",
                                    "to"));
            return new Report(
                    told.feedback(),
                    new Evidence(
                            paths.stream().filter(path -> path.contains("+")).toList(),
                            told.messageIds(),
                            told.recipients(),
                            isShared,
                            parsed.headers().addresses("from").stream().findFirst().orElse("")),
                    arrival.source(),
                    key);
        }

        private Reading unclear(String reason) {
            return new Reading.Unclear(
                    "unclear",
                    reason + ": " + parsed.headers().get("subject"),
                    arrival.source(),
                    key);
        }
    }
}
