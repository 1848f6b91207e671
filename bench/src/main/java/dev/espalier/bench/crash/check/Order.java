package dev.espalier.bench.crash.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// G9: no step begins before the one before it is final. G7: no step begins early. Steps are named
/// so that their names are in their order.
final class Order {

    /// What two nodes' clocks may differ by: each measures the database's over a connection.
    private static final Duration CLOCKS = Duration.ofMillis(20);

    private Order() {}

    static List<Verdict> check(Evidence evidence, Expected expected) {
        var people =
                evidence.transactions().stream()
                        .filter(seen -> !seen.step().isEmpty())
                        .collect(Collectors.groupingBy(Transaction::to));
        return List.of(inOrder(people), neverEarly(people, expected.delay()));
    }

    private static Verdict inOrder(Map<String, List<Transaction>> people) {
        var faults = new ArrayList<String>();
        for (var seen : people.values()) {
            var last = seen.getFirst();
            for (var one : seen) {
                if (one.step().compareTo(last.step()) < 0) {
                    faults.add(one.line() + " began after " + last.line());
                } else {
                    last = one;
                }
            }
        }
        return new Verdict(
                "G9 one step after the other", "%,d people".formatted(people.size()), faults);
    }

    private static Verdict neverEarly(Map<String, List<Transaction>> people, Duration delay) {
        var faults = new ArrayList<String>();
        long earliest = Long.MAX_VALUE;
        for (var seen : people.values()) {
            var begun = new TreeMap<String, Transaction>();
            var taken = new HashMap<String, Long>();
            for (var one : seen) {
                begun.putIfAbsent(one.step(), one);
                if (one.outcome().isTaken()) {
                    taken.merge(one.step(), one.ended(), Math::min);
                }
            }
            for (var entry : begun.entrySet()) {
                var before = begun.lowerKey(entry.getKey());
                var anchor = before == null ? null : taken.get(before);
                if (anchor == null) {
                    continue;
                }
                long after = entry.getValue().begun() - anchor - delay.toNanos();
                earliest = Math.min(earliest, after);
                if (after < -CLOCKS.toNanos()) {
                    faults.add(Checker.millis(-after) + " early: " + entry.getValue().line());
                }
            }
        }
        return new Verdict(
                "G7 never early",
                earliest == Long.MAX_VALUE
                        ? "no step waits for another"
                        : "earliest " + Checker.millis(earliest) + " after its time",
                faults);
    }
}
