package dev.espalier.send;

import java.util.Optional;
import java.util.regex.Pattern;

/// How many emails a day a sending domain that nobody knows yet may send: few at first, more after
/// each day on which it made use of that.
///
/// @param start of the first day, 1..1000000
/// @param factor from one day to the next, 1..10
/// @param target where it ends, start..10000000
public record WarmUp(int start, double factor, int target) {

    private static final Pattern TEXT =
            Pattern.compile(
                    "start=([0-9]{1,7}),factor=([0-9]{1,2}(?:\\.[0-9]{1,3})?),target=([0-9]{1,8})");

    public WarmUp {
        if (!isFit(start, factor, target)) {
            throw new IllegalArgumentException(
                    "warm-up: start=%d,factor=%s,target=%d (expected: 1..1000000, 1..10, start..10000000)"
                            .formatted(start, factor, target));
        }
    }

    /// Reads `start=50,factor=1.5,target=20000`.
    public static Optional<WarmUp> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int start = Integer.parseInt(matcher.group(1));
        double factor = Double.parseDouble(matcher.group(2));
        int target = Integer.parseInt(matcher.group(3));
        return isFit(start, factor, target)
                ? Optional.of(new WarmUp(start, factor, target))
                : Optional.empty();
    }

    private static boolean isFit(int start, double factor, int target) {
        return start >= 1
                && start <= 1_000_000
                && factor >= 1
                && factor <= 10
                && target >= start
                && target <= 10_000_000;
    }

    /// The cap of the day after one on which `used` of `cap` emails went out. What receivers get
    /// used to is mail that arrives: a day of which less than half was used is had again.
    public long after(long cap, long used) {
        boolean grows = factor > 1 && used * 2 >= cap;
        return Math.min(grows ? Math.max(cap + 1, (long) (cap * factor)) : cap, target);
    }
}
