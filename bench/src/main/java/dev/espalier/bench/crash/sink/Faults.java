package dev.espalier.bench.crash.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// How a sink misbehaves.
///
/// @param drop share of messages that are taken and then not answered, the connection dropped, 0..1
/// @param defer share of transactions that are answered with 451, half of them at RCPT TO, half at
///   the final dot, 0..1
/// @param stall share of messages that are taken and answered after a long silence, 0..1
/// @param silence how long that is
/// @param slowest the longest that a message takes otherwise; the time is drawn evenly from 0 on
public record Faults(double drop, double defer, double stall, Duration silence, Duration slowest) {

    public static final Faults NONE = new Faults(0, 0, 0, Duration.ZERO, Duration.ZERO);

    public Faults {
        checkShare("drop", drop);
        checkShare("defer", defer);
        checkShare("stall", stall);
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + ": " + share + " (expected: 0..1)");
        }
    }

    public Faults slow(Duration longest) {
        return new Faults(drop, defer, stall, silence, longest);
    }

    /// As `--name value` pairs, times in milliseconds.
    public List<String> arguments() {
        var arguments = new ArrayList<String>();
        new TreeMap<>(
                        Map.of(
                                "--drop", Double.toString(drop),
                                "--defer", Double.toString(defer),
                                "--stall", Double.toString(stall),
                                "--silence", Long.toString(silence.toMillis()),
                                "--slowest", Long.toString(slowest.toMillis())))
                .forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments;
    }

    static Faults of(Map<String, String> given) {
        return new Faults(
                Double.parseDouble(given.getOrDefault("--drop", "0")),
                Double.parseDouble(given.getOrDefault("--defer", "0")),
                Double.parseDouble(given.getOrDefault("--stall", "0")),
                Duration.ofMillis(Long.parseLong(given.getOrDefault("--silence", "0"))),
                Duration.ofMillis(Long.parseLong(given.getOrDefault("--slowest", "0"))));
    }

    Duration slowness(SplittableRandom random) {
        return slowest.isZero()
                ? Duration.ZERO
                : Duration.ofNanos(random.nextLong(slowest.toNanos()));
    }
}
