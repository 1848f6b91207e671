package dev.espalier.send;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// At most so many emails for one contact within so many days, over all sequences.
///
/// @param emails 1..100
/// @param days of 24 hours, 1..90
public record FrequencyCap(int emails, int days) {

    private static final int MOST_EMAILS = 100;
    private static final int MOST_DAYS = 90;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}) in ([0-9]{1,2})d");

    public FrequencyCap {
        if (!isFit(emails, days)) {
            throw new IllegalArgumentException(
                    "frequency cap: %d in %dd (expected: 1..%d in 1..%dd)"
                            .formatted(emails, days, MOST_EMAILS, MOST_DAYS));
        }
    }

    /// Reads `3 in 7d`.
    public static Optional<FrequencyCap> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int emails = Integer.parseInt(matcher.group(1));
        int days = Integer.parseInt(matcher.group(2));
        return isFit(emails, days) ? Optional.of(new FrequencyCap(emails, days)) : Optional.empty();
    }

    public Duration within() {
        return Duration.ofDays(days);
    }

    private static boolean isFit(int emails, int days) {
        return emails >= 1 && emails <= MOST_EMAILS && days >= 1 && days <= MOST_DAYS;
    }

    @Override
    public String toString() {
        return emails + " in " + days + "d";
    }
}
