package dev.espalier.bench.crash.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// G1: nothing is lost, and the ledger says what happened. G5: what is sent was approved.
final class Losses {

    private Losses() {}

    static List<Verdict> check(Evidence evidence, Expected expected) {
        return List.of(
                arrived(evidence, expected),
                ended(evidence.ledger()),
                addsUp(evidence),
                approved(evidence.ledger()));
    }

    private static Verdict arrived(Evidence evidence, Expected expected) {
        var taken = new HashSet<Planned>();
        evidence.taken().forEach(seen -> taken.add(new Planned(seen.to(), seen.step())));
        var lost =
                expected.planned().stream()
                        .filter(planned -> !taken.contains(planned))
                        .map(planned -> "never arrived: " + planned.step() + " to " + planned.to())
                        .toList();
        return new Verdict(
                "G1 nothing is lost",
                "%,d of %,d arrived"
                        .formatted(
                                expected.planned().size() - lost.size(), expected.planned().size()),
                lost);
    }

    private static Verdict ended(Ledger ledger) {
        var open = new ArrayList<String>();
        for (var entry : ledger.entries()) {
            if (!entry.isFinal()) {
                open.add("not ended: " + entry);
            } else if (!entry.isAccepted() && entry.detail().isEmpty()) {
                open.add("ended without a reason: " + entry);
            }
        }
        if (ledger.active() > 0) {
            open.add(ledger.active() + " enrolments have not ended");
        }
        return new Verdict(
                "G1 everything has ended", "%,d sends".formatted(ledger.entries().size()), open);
    }

    private static Verdict addsUp(Evidence evidence) {
        var taken = new HashMap<String, Transaction>();
        evidence.taken().forEach(seen -> taken.putIfAbsent(id(seen), seen));
        var faults = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var entry : evidence.ledger().entries()) {
            known.add(entry.id());
            var seen = taken.get(entry.id());
            if (entry.isAccepted() && seen == null) {
                faults.add("accepted by the ledger alone: " + entry);
            } else if (entry.isFinal() && !entry.isAccepted() && seen != null) {
                faults.add("the relay has it: " + entry + "; " + seen.line());
            }
        }
        taken.forEach((id, seen) -> {
            if (!known.contains(id)) {
                faults.add("not in the ledger: " + seen.line());
            }
        });
        return new Verdict(
                "G1 the ledger adds up",
                "%,d messages at the relay".formatted(taken.size()),
                faults);
    }

    private static Verdict approved(Ledger ledger) {
        var faults =
                ledger.entries().stream()
                        .filter(Ledger.Entry::isAccepted)
                        .filter(entry ->
                                !ledger.approved()
                                        .getOrDefault(entry.sequence(), Set.of())
                                        .contains(entry.fingerprint()))
                        .map(entry -> "approved by nobody: " + entry)
                        .toList();
        return new Verdict("G5 what is sent was approved", "by fingerprint", faults);
    }

    private static String id(Transaction seen) {
        int at = seen.messageId().indexOf('@');
        return at < 0 ? seen.messageId() : seen.messageId().substring(0, at);
    }
}
