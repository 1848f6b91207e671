package dev.espalier.bench.crash.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A run made by hand: two people get two emails each, one second apart; a node is killed while it
/// hands over the first email of the second one. Everything is as promised until a test changes it.
final class Logs {

    static final String ADA = "pair.0@people.example";
    static final String BEN = "pair.1@people.example";
    static final Fault KILL = new Fault(Fault.Kind.KILL, "one-1.crash", millis(300), millis(2_500));

    final List<Transaction> transactions = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();
    final List<Integer> exitCodes = new ArrayList<>();
    final List<Ledger.Entry> entries = new ArrayList<>();
    long active;

    private Logs() {}

    static Logs good() {
        var logs = new Logs();
        logs.faults.add(KILL);
        logs.transactions.add(logs.taken(100, "one-1.crash", ADA, "s1"));
        // Open when the node is killed: taken, and its answer never written down.
        logs.transactions.add(logs.taken(290, "one-1.crash", BEN, "s1").answered(millis(310)));
        logs.transactions.add(logs.taken(1_200, "two-1.crash", ADA, "s2"));
        logs.transactions.add(logs.taken(9_000, "two-1.crash", BEN, "s1"));
        logs.transactions.add(logs.taken(10_100, "two-1.crash", BEN, "s2"));
        for (var planned : planned()) {
            logs.entries.add(logs.entry(planned.to(), planned.step(), "accepted", ""));
        }
        return logs;
    }

    static List<Planned> planned() {
        return List.of(
                new Planned(ADA, "s1"),
                new Planned(ADA, "s2"),
                new Planned(BEN, "s1"),
                new Planned(BEN, "s2"));
    }

    static Expected expected() {
        return Expected.of(planned(), 4).delayed(Duration.ofSeconds(1)).struck(1, 1);
    }

    static long millis(long number) {
        return Duration.ofMillis(number).toNanos();
    }

    Transaction taken(long at, String node, String to, String step) {
        return seen(Outcome.ACCEPTED, at, node, to, step).answered(millis(at + 6));
    }

    Transaction seen(Outcome outcome, long at, String node, String to, String step) {
        return new Transaction(
                outcome,
                millis(at),
                millis(at + 5),
                0,
                1,
                node,
                "crash@espalier.example",
                to,
                step + " text-0 of a crash run",
                id(to, step) + "@espalier.example",
                "bytes of " + to + step);
    }

    Ledger.Entry entry(String to, String step, String state, String detail) {
        return new Ledger.Entry(id(to, step), to, "pair", step, "f0", state, 1, detail);
    }

    private static String id(String to, String step) {
        return "snd_" + to.substring(to.indexOf('.') + 1, to.indexOf('@')) + step;
    }

    Call pause(int status, long begun, long answered) {
        return new Call(
                "pause",
                new Scope.Sequence("pair"),
                status,
                0,
                millis(begun),
                millis(answered),
                Long.MAX_VALUE);
    }

    /// The rules that are broken.
    List<String> broken(Expected expected) {
        var evidence =
                new Evidence(
                        transactions,
                        calls,
                        faults,
                        exitCodes,
                        new Ledger(entries, active, Map.of("pair", Set.of("f0"))));
        return Checker.check(evidence, expected).stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::rule)
                .toList();
    }
}
