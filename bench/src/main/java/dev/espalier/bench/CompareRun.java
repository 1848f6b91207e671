package dev.espalier.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;

/// Two builds side by side on one machine, each with a server, a database and a sink of its own, that
/// send the same onboarding in turns: whatever else the machine does hits both, so the ratio holds
/// where either figure alone would not.
///
///     bench/run compare OTHER_CHECKOUT/espalier [ROUNDS]
public final class CompareRun {

    private static final int ROUNDS = 8;

    private CompareRun() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("compare LAUNCHER [ROUNDS]: the launcher of the other build");
            System.exit(2);
        }
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        var other = Path.of(args[0]).toAbsolutePath().normalize();
        try (var before = Side.start(other);
                var after = Side.start(Path.of("./espalier").toAbsolutePath())) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            var ratios = new double[rounds];
            var costs = new double[rounds];
            for (int round = -2; round < rounds; round++) {
                // Who goes first changes, and the first two rounds warm both.
                var one = round % 2 == 0 ? before.drip() : after.drip();
                var two = round % 2 == 0 ? after.drip() : before.drip();
                if (round < 0) {
                    continue;
                }
                var old = round % 2 == 0 ? one : two;
                var mine = round % 2 == 0 ? two : one;
                ratios[round] = mine.rate() / old.rate();
                costs[round] = mine.cpu() / old.cpu();
                figures.note("round " + (round + 1) + ": other, this", old + ", " + mine);
            }
            figures.add("speed of this build, of the other's (median)", 100 * median(ratios), "%");
            figures.add("CPU of this build, of the other's (median)", 100 * median(costs), "%");
            figures.append(Path.of("bench/results/compare.md"), "Compared with another build");
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
