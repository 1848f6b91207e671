package dev.espalier.bench.crash.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// G2: one logical send for each step. G3: what arrives twice was in doubt, is the same to the
/// byte, and is no more than what was open when a fault struck.
final class Duplicates {

    /// How long an answer may have been said and still not be written down by its node, on a
    /// machine that is busy: to the sender such a transaction is as open as one without an answer.
    private static final Duration UNWRITTEN = Duration.ofMillis(500);

    /// Four times the connections of a node: what was open, and what they can have been answered
    /// while one write was on its way.
    private static final int MOST = 32;

    private final Evidence evidence;
    private final Expected expected;
    private final List<String> strange = new ArrayList<>();
    private final List<String> different = new ArrayList<>();
    private final Map<Fault, List<Transaction>> charged = new HashMap<>();
    private int extra;

    private Duplicates(Evidence evidence, Expected expected) {
        this.evidence = evidence;
        this.expected = expected;
    }

    static List<Verdict> check(Evidence evidence, Expected expected) {
        var run = new Duplicates(evidence, expected);
        evidence.byMessage().values().forEach(run::look);
        return List.of(run.logical(), run.fromDoubt(), run.sameBytes(), run.bounded());
    }

    private Verdict logical() {
        var ids = new HashMap<Planned, Set<String>>();
        for (var seen : evidence.taken()) {
            ids.computeIfAbsent(new Planned(seen.to(), seen.step()), _ -> new HashSet<>())
                    .add(seen.messageId());
        }
        var faults = new ArrayList<String>();
        ids.forEach((what, messages) -> {
            if (messages.size() > 1) {
                faults.add(what + " is " + messages);
            }
        });
        var steps = new HashSet<String>();
        for (var entry : evidence.ledger().entries()) {
            if (!steps.add(entry.enrolment() + " " + entry.step())) {
                faults.add("twice in the ledger: " + entry);
            }
        }
        return new Verdict("G2 one send for each step", "", faults);
    }

    private void look(List<Transaction> all) {
        var taken = all.stream().filter(seen -> seen.outcome().isTaken()).toList();
        if (taken.size() < 2) {
            return;
        }
        extra += taken.size() - 1;
        if (taken.stream().map(Transaction::sha256).distinct().count() > 1) {
            different.addAll(taken.stream().map(Transaction::line).toList());
        }
        int unexplained = taken.size() - 1;
        for (var seen : taken) {
            var fault = faultOf(seen);
            if (seen.outcome() != Outcome.ACCEPTED) {
                unexplained--;
            } else if (fault.isPresent()) {
                unexplained--;
                charged.computeIfAbsent(fault.get(), _ -> new ArrayList<>()).add(seen);
            }
        }
        if (unexplained > 0 || expected.isHolding()) {
            strange.addAll(taken.stream().map(Transaction::line).toList());
        }
    }

    /// The fault that may have kept the answer to this one from being written down.
    private Optional<Fault> faultOf(Transaction seen) {
        return evidence.faults().stream()
                .filter(fault ->
                        switch (fault.kind()) {
                            case KILL, FREEZE -> true;
                            // Whoever is asked to end finishes; answers outlive an outage.
                            case TERM, POSTGRES -> false;
                        })
                .filter(fault -> fault.struck(seen))
                .filter(fault -> fault.caughtOpen(seen) || wasJustAnswered(seen, fault))
                .findFirst();
    }

    private static boolean wasJustAnswered(Transaction seen, Fault fault) {
        return seen.answered() > 0
                && seen.answered() <= fault.at()
                && fault.at() - seen.answered() <= UNWRITTEN.toNanos();
    }

    private Verdict fromDoubt() {
        return new Verdict(
                expected.isHolding()
                        ? "G3 nothing arrives twice (hold)"
                        : "G3 what arrives twice was in doubt",
                "%,d arrived again".formatted(extra),
                strange);
    }

    private Verdict sameBytes() {
        return new Verdict("G3 what arrives twice is the same bytes", "", different);
    }

    private Verdict bounded() {
        var faults = new ArrayList<String>();
        long most = 0;
        long beyond = 0;
        for (var entry : charged.entrySet()) {
            var fault = entry.getKey();
            long again = entry.getValue().size();
            long open = count(fault::caughtOpen);
            long unwritten = count(seen -> fault.struck(seen) && wasJustAnswered(seen, fault));
            most = Math.max(most, again);
            beyond = Math.max(beyond, again - open);
            if (again > open + unwritten || again > MOST) {
                faults.add(
                        "%d arrived again, %d were open, %d just answered: %s"
                                .formatted(again, open, unwritten, fault.line()));
            }
        }
        return new Verdict(
                "G3 no more again than were open",
                "at most %d a fault, %d of them just answered".formatted(most, beyond),
                faults);
    }

    private long count(Predicate<Transaction> which) {
        return evidence.transactions().stream().filter(which).count();
    }
}
