package dev.espalier.feedback.mail;

import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A bounce without a report in it: qmail's (QSBMF), Exim's, and what others write to people. Only
/// one that names exactly one recipient and gives a code is certain.
final class PlainBounce {

    private static final int MOST_TEXT = 20_000;

    /// Where the returned email begins in the text.
    private static final Pattern COPY =
            Pattern.compile(
                    "(?im)^[ >]{0,4}-{2,20} ?(below this line is a copy of the message|this is a copy of (the|your) message"
                            + "|original message|returned message|the header of the original message)[^\n]{0,100}$");

    /// A recipient at the beginning of a line: `<ada@example.com>:` or alone and indented.
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?m)^[ \t]{0,8}<?([^\\s<>,;:()\"@]{1,64}@[^\\s<>,;:()\"@]{1,255})>?:?[ \t\r]*($|(?<=:)[ \t])");

    private static final Pattern STILL_TRIED =
            Pattern.compile(
                    "will be retried|will continue to try|still trying|has not yet been delivered|no action is required"
                            + "|do not need to resend|warning message only|delivery attempts will continue|temporarily deferred");

    private PlainBounce() {}

    /// @return empty when it is not certain what it says
    static Optional<Told> of(Parsed parsed) {
        var whole = parsed.text();
        var text = whole.length() > MOST_TEXT ? whole.substring(0, MOST_TEXT) : whole;
        var copy = COPY.matcher(text);
        boolean hasCopy = copy.find();
        var words = hasCopy ? text.substring(0, copy.start()) : text;
        var returned =
                parsed.returned()
                        .orElseGet(() ->
                                hasCopy
                                        ? Headers.of(text.substring(copy.end()).stripLeading())
                                        : new Headers(List.of()));
        var recipients = recipients(parsed.headers(), words);
        if (recipients.size() != 1) {
            return Optional.empty();
        }
        return feedback(words).map(feedback -> Told.about(feedback, returned, recipients));
    }

    private static Set<String> recipients(Headers headers, String words) {
        var named = new LinkedHashSet<String>();
        headers.addresses("x-failed-recipients").forEach(one -> named.add(lower(one)));
        if (named.isEmpty()) {
            NAMED.matcher(words).results().limit(20).forEach(one -> named.add(lower(one.group(1))));
        }
        return named;
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static Optional<Feedback> feedback(String words) {
        if (STILL_TRIED.matcher(words.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of(new Feedback.Delayed("", reason(words)));
        }
        var status = Verdict.enhanced(words.replace('#', ' ')).orElse("");
        var reply = Verdict.reply(words).orElse("");
        return status.isEmpty() && reply.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.failed(status, reason(words)));
    }

    /// The lines with a code in them.
    private static String reason(String words) {
        return words.lines()
                .filter(line ->
                        Verdict.enhanced(line.replace('#', ' ')).isPresent()
                                || Verdict.reply(line).isPresent())
                .limit(3)
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
