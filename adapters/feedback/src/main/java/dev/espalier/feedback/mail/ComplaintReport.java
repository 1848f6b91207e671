package dev.espalier.feedback.mail;

import dev.espalier.engine.feedback.Feedback;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A complaint in the abuse reporting format (RFC 5965).
final class ComplaintReport {

    /// Types that speak of a person who does not want the mail; the others speak of forgery and of
    /// authentication, or take a complaint back.
    private static final Set<String> COMPLAINTS =
            Set.of("abuse", "opt-out", "opt-out-list", "other");

    private ComplaintReport() {}

    static Optional<Told> of(Parsed parsed) {
        return parsed.part("message/feedback-report")
                .map(part -> Headers.of(part.text()))
                .filter(report ->
                        COMPLAINTS.contains(
                                report.get("feedback-type").strip().toLowerCase(Locale.ROOT)))
                .map(report -> read(report, parsed.returned().orElse(new Headers(List.of()))));
    }

    private static Told read(Headers report, Headers returned) {
        var about = "complaint of type " + report.get("feedback-type") + source(report);
        var paths = new ArrayList<>(report.addresses("original-mail-from"));
        paths.addAll(returned.addresses("return-path"));
        // Hosts that blot the recipient out leave the email's own To at times.
        var named = new LinkedHashSet<>(report.addresses("original-rcpt-to"));
        if (named.isEmpty()) {
            named.addAll(returned.addresses("to"));
        }
        return new Told(
                new Feedback.Complaint(about),
                returned.ids("message-id"),
                paths,
                Set.copyOf(named));
    }

    private static String source(Headers report) {
        return report.find("user-agent").map(agent -> " by " + agent).orElse("");
    }
}
