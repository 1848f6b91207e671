package dev.espalier.bench.crash.check;

import java.util.ArrayList;
import java.util.List;

/// Judges a run. The same evidence always gives the same verdicts.
public final class Checker {

    private Checker() {}

    /// Every rule with what became of it, in the order of the promises.
    public static List<Verdict> check(Evidence evidence, Expected expected) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.addAll(Losses.check(evidence, expected));
        verdicts.addAll(Duplicates.check(evidence, expected));
        verdicts.addAll(Barriers.check(evidence));
        verdicts.addAll(Order.check(evidence, expected));
        verdicts.addAll(Recovery.check(evidence, expected));
        verdicts.addAll(Reality.check(evidence, expected));
        return verdicts;
    }

    /// How a time after another is told.
    static String millis(long nanos) {
        return "%.1f ms".formatted(nanos / 1e6);
    }
}
