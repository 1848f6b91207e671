package dev.espalier.bench.crash.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// G6: what a dead node held goes on soon, and so does everything once the database is back. G11:
/// without the database nothing begins.
final class Recovery {

    private static final Duration AFTER_NODE = Duration.ofSeconds(15);
    private static final Duration AFTER_DATABASE = Duration.ofSeconds(30);

    /// Nobody takes a node for dead sooner.
    private static final Duration SOONEST = Duration.ofSeconds(5);

    /// What had passed the gate before the database went may still be said, for as long as its node
    /// counts as alive.
    private static final Duration IN_HAND = Duration.ofSeconds(6);

    private Recovery() {}

    static List<Verdict> check(Evidence evidence, Expected expected) {
        var verdicts = new ArrayList<Verdict>();
        if (evidence.faults().stream().anyMatch(Recovery::tookANode) && !expected.isHolding()) {
            verdicts.add(nodes(evidence));
        }
        if (evidence.faults().stream().anyMatch(Recovery::tookTheDatabase)) {
            verdicts.add(database(evidence));
            verdicts.add(silence(evidence));
        }
        return verdicts;
    }

    private static boolean tookANode(Fault fault) {
        return fault.kind() == Fault.Kind.KILL || fault.kind() == Fault.Kind.FREEZE;
    }

    private static boolean tookTheDatabase(Fault fault) {
        return fault.kind() == Fault.Kind.POSTGRES;
    }

    private static Verdict nodes(Evidence evidence) {
        var faults = new ArrayList<String>();
        long longest = 0;
        int followed = 0;
        for (var fault : evidence.faults()) {
            if (!tookANode(fault)) {
                continue;
            }
            for (var cut : evidence.transactions()) {
                if (cut.outcome() != Outcome.BROKEN || !fault.caughtOpen(cut)) {
                    continue;
                }
                var next = next(evidence, cut, fault);
                if (next.isEmpty()) {
                    faults.add("never went on: " + cut.line());
                    continue;
                }
                followed++;
                long took = next.get().begun() - since(evidence, fault, next.get());
                longest = Math.max(longest, took);
                if (took > AFTER_NODE.toNanos()) {
                    faults.add("%.1f s: %s".formatted(took / 1e9, cut.line()));
                }
            }
        }
        return new Verdict(
                "G6 recovered ≤ 15 s after a node",
                "longest %.1f s of %,d cut off".formatted(longest / 1e9, followed),
                faults);
    }

    private static Optional<Transaction> next(Evidence evidence, Transaction cut, Fault fault) {
        return evidence.transactions().stream()
                .filter(seen -> seen.to().equals(cut.to()) && seen.begun() > fault.at())
                .findFirst();
    }

    /// Who took it over may have died in turn before it said a word; then that counts.
    private static long since(Evidence evidence, Fault fault, Transaction next) {
        long since = fault.at();
        for (var later : evidence.faults()) {
            if (tookANode(later)
                    && later.at() > since + SOONEST.toNanos()
                    && later.at() < next.begun()
                    && next.begun() - since > AFTER_NODE.toNanos()) {
                since = later.at();
            }
        }
        return since;
    }

    private static Verdict database(Evidence evidence) {
        var faults = new ArrayList<String>();
        long longest = 0;
        for (var fault : evidence.faults()) {
            if (!tookTheDatabase(fault)) {
                continue;
            }
            var next =
                    evidence.taken().stream()
                            .filter(seen -> seen.begun() > fault.over())
                            .findFirst();
            if (next.isEmpty()) {
                faults.add("nothing was sent any more: " + fault.line());
                continue;
            }
            long took = next.get().ended() - fault.over();
            longest = Math.max(longest, took);
            if (took > AFTER_DATABASE.toNanos()) {
                faults.add("%.1f s: %s".formatted(took / 1e9, fault.line()));
            }
        }
        return new Verdict(
                "G6 recovered ≤ 30 s after PostgreSQL is back",
                "longest %.1f s".formatted(longest / 1e9),
                faults);
    }

    private static Verdict silence(Evidence evidence) {
        var faults = new ArrayList<String>();
        long last = 0;
        for (var fault : evidence.faults()) {
            if (!tookTheDatabase(fault)) {
                continue;
            }
            for (var seen : evidence.transactions()) {
                long after = seen.begun() - fault.at();
                if (after < 0 || seen.begun() > fault.over()) {
                    continue;
                }
                last = Math.max(last, after);
                if (after > IN_HAND.toNanos()) {
                    faults.add(fault.line() + " but " + seen.line());
                }
            }
        }
        return new Verdict(
                "G11 no database, no send",
                "the last of what had passed the gate %.1f s after it went".formatted(last / 1e9),
                faults);
    }
}
