package dev.espalier.engine.feedback;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a final or passing failure says about the address (RFC 3463, RFC 7505), whoever tells it.
public final class Verdict {

    /// Codes that say that there is no such mailbox, host or domain, or that it is closed for good.
    private static final Set<String> DEAD =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private static final Pattern ENHANCED =
            Pattern.compile("(?<![0-9.])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");
    private static final Pattern REPLY =
            Pattern.compile("(?<![0-9.])([45][0-9][0-9])(?=[ -])(?!-?[0-9])");

    /// A host without enhanced codes says 550 for a dead address and for unwelcome mail alike.
    private static final Pattern UNWELCOME =
            Pattern.compile(
                    "spam|block|blacklist|reputation|policy|denied|dmarc|spf|dkim|rbl|virus|content|banned|abuse|relay");

    private Verdict() {}

    /// @param status the status code of the report; may be empty or less exact than the text
    /// @param text the host's own words; may be empty
    public static Feedback failed(String status, String text) {
        var exact = exact(status, text);
        boolean isDead = exact.map(DEAD::contains).orElseGet(() -> isDeadByReply(status, text));
        var shown = exact.orElse(status);
        return isDead
                ? new Feedback.HardBounce(shown, text)
                : new Feedback.Undelivered(shown, text);
    }

    /// The most telling enhanced code; empty when there is none but such as `5.0.0`.
    private static Optional<String> exact(String status, String text) {
        if (isExact(status)) {
            return Optional.of(status);
        }
        return enhanced(text).filter(Verdict::isExact);
    }

    private static boolean isExact(String status) {
        return !status.isEmpty() && !status.endsWith(".0.0");
    }

    private static boolean isDeadByReply(String status, String text) {
        if (status.startsWith("4")) {
            return false;
        }
        var code = reply(text).orElse("");
        return Set.of("550", "551", "553").contains(code)
                && !UNWELCOME.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /// The first enhanced status code in a text.
    public static Optional<String> enhanced(String text) {
        var found = ENHANCED.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// The first SMTP reply code of a failure in a text.
    public static Optional<String> reply(String text) {
        var found = REPLY.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
