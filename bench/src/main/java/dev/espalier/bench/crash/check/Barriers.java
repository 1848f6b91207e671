package dev.espalier.bench.crash.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// G4: what was stopped is not seen after the answer, and the answer comes soon.
final class Barriers {

    static final Duration P99 = Duration.ofMillis(250);

    private Barriers() {}

    static List<Verdict> check(Evidence evidence) {
        if (evidence.calls().isEmpty()) {
            return List.of();
        }
        return List.of(silence(evidence), speed(evidence.calls()));
    }

    private static Verdict silence(Evidence evidence) {
        var faults = new ArrayList<String>();
        long promises = 0;
        for (var call : evidence.calls()) {
            if (!call.isPromise()) {
                continue;
            }
            promises++;
            for (var seen :
                    evidence.transactions()
                            .subList(from(evidence, call), evidence.transactions().size())) {
                if (seen.begun() >= call.until()) {
                    break;
                }
                if (call.scope().covers(seen) && isSeen(seen, call)) {
                    faults.add(call.line() + " but " + seen.line());
                }
            }
        }
        return new Verdict(
                "G4 nothing after the answer",
                "%,d promises of %,d calls".formatted(promises, evidence.calls().size()),
                faults);
    }

    /// Transactions are in the order they began: those that ended long before need no look.
    private static int from(Evidence evidence, Call call) {
        long early = call.begun() - Duration.ofMinutes(2).toNanos();
        int low = 0;
        int high = evidence.transactions().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (evidence.transactions().get(middle).begun() < early) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isSeen(Transaction seen, Call call) {
        boolean isBegunAfter = seen.begun() > call.answered();
        boolean isTakenAfter =
                seen.outcome().isTaken()
                        && seen.ended() > call.answered()
                        && seen.ended() < call.until();
        return isBegunAfter || isTakenAfter;
    }

    private static Verdict speed(List<Call> calls) {
        var times =
                calls.stream()
                        .filter(call -> call.status() / 100 == 2)
                        .mapToLong(call -> call.answered() - call.begun())
                        .sorted()
                        .toArray();
        if (times.length == 0) {
            return new Verdict(
                    "G4 p99 of the answers ≤ 250 ms", "", List.of("no call was answered"));
        }
        long p99 = times[times.length * 99 / 100];
        var slow = new ArrayList<String>();
        if (p99 > P99.toNanos()) {
            calls.stream()
                    .sorted(Comparator.comparingLong((Call call) -> call.begun() - call.answered()))
                    .limit(3)
                    .forEach(call ->
                            slow.add(
                                    Checker.millis(call.answered() - call.begun())
                                            + ": "
                                            + call.line()));
        }
        return new Verdict(
                "G4 p99 of the answers ≤ 250 ms",
                "p50 %s, p99 %s, longest %s"
                        .formatted(
                                Checker.millis(times[times.length / 2]),
                                Checker.millis(p99),
                                Checker.millis(Arrays.stream(times).max().orElse(0))),
                slow);
    }
}
