package dev.espalier.bench.crash.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether the run was one: it really sent what it set out to send, and the faults really hit.
final class Reality {

    private Reality() {}

    static List<Verdict> check(Evidence evidence, Expected expected) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.add(atLeast("progress: emails taken", evidence.taken().size(), expected.sends()));
        if (expected.faults() > 0) {
            verdicts.add(atLeast("faults struck", evidence.faults().size(), expected.faults()));
            verdicts.add(atLeast("faults that hit a transaction", hits(evidence), expected.hits()));
        }
        if (expected.deferred() > 0) {
            verdicts.add(
                    atLeast("451 said", count(evidence, Outcome.DEFERRED), expected.deferred()));
        }
        if (expected.unanswered() > 0) {
            verdicts.add(
                    atLeast(
                            "taken without a proper answer",
                            count(evidence, Outcome.UNANSWERED) + count(evidence, Outcome.STALLED),
                            expected.unanswered()));
        }
        if (expected.calls() > 0) {
            verdicts.add(
                    atLeast(
                            "calls that stop, answered",
                            evidence.calls().stream()
                                    .filter(call -> call.status() / 100 == 2)
                                    .count(),
                            expected.calls()));
        }
        var codes = evidence.exitCodes().stream().filter(code -> code != 0).toList();
        if (!evidence.exitCodes().isEmpty()) {
            verdicts.add(
                    new Verdict(
                            "asked to end: exit code 0",
                            evidence.exitCodes().size() + " times",
                            codes.stream().map(code -> "exit code " + code).toList()));
        }
        return verdicts;
    }

    private static long hits(Evidence evidence) {
        return evidence.faults().stream()
                .filter(fault -> evidence.transactions().stream().anyMatch(fault::caughtOpen))
                .count();
    }

    private static long count(Evidence evidence, Outcome outcome) {
        return evidence.transactions().stream().filter(seen -> seen.outcome() == outcome).count();
    }

    private static Verdict atLeast(String what, long found, long wanted) {
        return new Verdict(
                what,
                String.format(Locale.ROOT, "%,d", found),
                found >= wanted
                        ? List.of()
                        : List.of(found + " (expected: at least " + wanted + ")"));
    }
}
