package dev.espalier.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// At most so many emails in each second, minute, hour or day of the clock (UTC).
///
/// @param emails 1..1000000
public record Rate(int emails, Per per) {

    public static final int MOST = 1_000_000;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,7})/([smhd])");

    public enum Per {
        SECOND("s", Duration.ofSeconds(1)),
        MINUTE("m", Duration.ofMinutes(1)),
        HOUR("h", Duration.ofHours(1)),
        DAY("d", Duration.ofDays(1));

        private final String letter;
        private final Duration length;

        Per(String letter, Duration length) {
            this.letter = letter;
            this.length = length;
        }

        public Duration length() {
            return length;
        }

        /// When the one began that `now` is in.
        public Instant begin(Instant now) {
            long seconds = length.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        }

        private static Per of(String letter) {
            for (var per : values()) {
                if (per.letter.equals(letter)) {
                    return per;
                }
            }
            throw new IllegalArgumentException("per: " + letter + " (expected: s, m, h or d)");
        }
    }

    public Rate {
        if (emails < 1 || emails > MOST) {
            throw new IllegalArgumentException("rate: " + emails + " (expected: 1.." + MOST + ")");
        }
    }

    /// Reads `10/s`, `600/m`, `5000/h` or `20000/d`.
    public static Optional<Rate> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int emails = Integer.parseInt(matcher.group(1));
        return emails < 1 || emails > MOST
                ? Optional.empty()
                : Optional.of(new Rate(emails, Per.of(matcher.group(2))));
    }

    /// From one email to the next, were they spread evenly.
    public Duration gap() {
        return per.length().dividedBy(emails);
    }

    @Override
    public String toString() {
        return emails + "/" + per.letter;
    }
}
