package dev.espalier.feedback.mail;

import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A delivery status notification (RFC 3464), also one whose outer form is not quite right.
final class DeliveryReport {

    private static final int MOST_RECIPIENTS = 50;

    private DeliveryReport() {}

    /// @return empty when it is none; an empty list when it says nothing certain
    static Optional<List<Told>> of(Parsed parsed) {
        return parsed.part("message/delivery-status")
                .or(() -> parsed.part("message/global-delivery-status"))
                .map(part -> read(Headers.groups(part.text(), MOST_RECIPIENTS), parsed));
    }

    private static List<Told> read(List<Headers> groups, Parsed parsed) {
        var returned = parsed.returned().orElse(new Headers(List.of()));
        var told = new ArrayList<Told>();
        for (var group : groups) {
            // The first group is of the message; a host that forgets it begins with a recipient.
            if (group.has("final-recipient") || group.has("original-recipient")) {
                feedback(group, parsed)
                        .ifPresent(feedback ->
                                told.add(Told.about(feedback, returned, recipients(group))));
            }
        }
        return told;
    }

    private static Optional<Feedback> feedback(Headers group, Parsed parsed) {
        var status = Verdict.enhanced(group.get("status")).orElse("");
        var diagnostic = afterType(group.get("diagnostic-code"));
        var text = diagnostic.isEmpty() ? said(parsed, status) : diagnostic;
        return switch (group.get("action").strip().toLowerCase(Locale.ROOT)) {
            case "failed" -> status.startsWith("2") ? Optional.empty() : failed(status, text);
            case "delayed" -> Optional.of(new Feedback.Delayed(status, text));
            case "delivered" -> Optional.of(new Feedback.Delivered(text));
            // Handed on to a host that tells no more, or to a list: nothing is known of the person.
            case "relayed", "expanded" -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Feedback> failed(String status, String text) {
        return Optional.of(Verdict.failed(status, text));
    }

    /// Where no diagnosis is given, the host's words to people may hold a code.
    private static String said(Parsed parsed, String status) {
        return status.isEmpty() ? Verdict.enhanced(parsed.text()).orElse("") : "";
    }

    private static Set<String> recipients(Headers group) {
        var recipients = new LinkedHashSet<String>();
        for (var name : List.of("final-recipient", "original-recipient")) {
            recipients.addAll(Headers.addressesIn(afterType(group.get(name))));
        }
        return recipients;
    }

    /// `smtp; 550 5.1.1 …` without its type.
    private static String afterType(String value) {
        int semicolon = value.indexOf(';');
        return semicolon < 0 || semicolon > 20 ? value : value.substring(semicolon + 1).strip();
    }
}
