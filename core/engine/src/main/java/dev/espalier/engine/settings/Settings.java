package dev.espalier.engine.settings;

import dev.espalier.definition.Holidays;
import dev.espalier.definition.Span;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.review.SenderChange;
import dev.espalier.engine.store.Senders.Concerned;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Warnings.Warning;
import dev.espalier.engine.store.Workspace;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.send.FrequencyCap;
import dev.espalier.send.Rate;
import dev.espalier.send.Waiting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Reads and changes a workspace's settings.
public final class Settings {

    private static final int MOST_SPACES = 50;
    private static final Duration LONGEST_LATENESS = Duration.ofDays(365);

    private final Store store;
    private final Holidays holidays;
    private final InstantSource clock;
    private final Runnable onDue;

    /// @param onDue told when enrolments were made due
    public Settings(Store store, Holidays holidays, InstantSource clock, Runnable onDue) {
        this.store = store;
        this.holidays = holidays;
        this.clock = clock;
        this.onDue = onDue;
    }

    public Workspace get(int workspace) {
        return store.inTransaction(tx -> tx.workspaces().require(workspace));
    }

    /// What relays hold against the workspace's sender, the latest first.
    ///
    /// @param limit 1..100
    public List<Warning> warnings(int workspace, int limit) {
        return store.inTransaction(tx -> tx.warnings().list(workspace, Limit.check(limit)));
    }

    /// What to change; what is empty stays.
    ///
    /// @param zone such as `Europe/London`
    /// @param maxLateness such as `7d`, days being 24 hours
    /// @param spacing such as `0d`, `3d`, `7d`: never falling
    public record Change(
            Optional<String> name,
            Optional<String> zone,
            Optional<String> maxLateness,
            Optional<List<String>> spacing,
            SenderEdit sender,
            Optional<WindowEdit> window,
            LimitsEdit limits) {

        /// Nothing but this.
        public static Change of(SenderEdit sender) {
            return only(sender, Optional.empty(), LimitsEdit.NONE);
        }

        /// Nothing but this.
        public static Change of(WindowEdit window) {
            return only(SenderEdit.NONE, Optional.of(window), LimitsEdit.NONE);
        }

        /// Nothing but this.
        public static Change of(LimitsEdit limits) {
            return only(SenderEdit.NONE, Optional.empty(), limits);
        }

        private static Change only(
                SenderEdit sender, Optional<WindowEdit> window, LimitsEdit limits) {
            return new Change(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    sender,
                    window,
                    limits);
        }
    }

    /// @param frequencyCap such as `3 in 7d`, or `off`
    /// @param rateLimit such as `600/h`, or `off`
    public record LimitsEdit(Optional<String> frequencyCap, Optional<String> rateLimit) {
        static final LimitsEdit NONE = new LimitsEdit(Optional.empty(), Optional.empty());
    }

    /// What an update came to.
    ///
    /// @param concerned emails that a new sender concerns; empty when it is the same
    public record Updated(Workspace workspace, Optional<Concerned> concerned) {}

    /// What it would concern if mail were from this sender.
    ///
    /// @throws Invalid at `senderName` and `senderEmail`
    public Concerned checkSender(int workspace, SenderEdit edit) {
        var faults = new ArrayList<Issue>();
        var wanted = edit.read(faults);
        refuse(faults);
        return store.reading(tx ->
                tx.senders()
                        .concerned(
                                workspace,
                                wanted.apply(tx.workspaces().require(workspace).sender())));
    }

    /// Drafts are from a new sender at once. A new window holds for those who wait for one, too.
    ///
    /// @throws Invalid with every fault
    public Updated update(int workspace, Change change, String by) {
        var faults = new ArrayList<Issue>();
        var now = clock.instant();
        var zone = change.zone().flatMap(given -> zone(given, faults));
        var lateness = change.maxLateness().flatMap(given -> lateness(given, faults));
        var spacing = change.spacing().map(given -> spacing(given, faults));
        var sender = change.sender().read(faults);
        var window = change.window().flatMap(given -> given.read(holidays, now, faults));
        var frequency =
                change(
                        "frequencyCap",
                        change.limits().frequencyCap(),
                        FrequencyCap::parse,
                        "such as 3 in 7d, at most 100 in 90d, or off",
                        faults);
        var rate =
                change(
                        "rateLimit",
                        change.limits().rateLimit(),
                        Rate::parse,
                        "such as 10/s, 600/m, 5000/h or 20000/d, or off",
                        faults);
        refuse(faults);
        var updated =
                store.inTransaction(tx -> {
                    if (!change.sender().isEmpty()) {
                        tx.senders().lock(workspace);
                    }
                    var before = tx.workspaces().require(workspace);
                    var after =
                            new Workspace(
                                    before.id(),
                                    change.name().orElse(before.name()),
                                    zone.orElse(before.zone()),
                                    sender.apply(before.sender()),
                                    lateness.orElse(before.maxLateness()),
                                    spacing.orElse(before.spacing()),
                                    window.orElse(before.window()),
                                    new Workspace.Limits(
                                            frequency.apply(before.limits().frequency()),
                                            rate.apply(before.limits().rate())));
                    tx.workspaces().save(after);
                    follow(tx, before, after, now);
                    return new Updated(after, handOver(tx, before, after, by, now));
                });
        onDue.run();
        return updated;
    }

    private static void refuse(List<Issue> faults) {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /// What waits because of what was, is looked at again.
    private static void follow(Transaction tx, Workspace before, Workspace after, Instant now) {
        boolean isOtherWindow = !after.window().equals(before.window());
        if (isOtherWindow) {
            tx.enrolmentGroups().replanUnscheduled(after.id(), now);
        }
        if (!after.limits().frequency().equals(before.limits().frequency())) {
            tx.contactPaces().forget(after.id());
        }
        if (isOtherWindow || !after.limits().frequency().equals(before.limits().frequency())) {
            tx.sends().lookAgain(after.id(), Waiting.FREQUENCY);
        }
        if (isOtherWindow || !after.limits().rate().equals(before.limits().rate())) {
            tx.sends().lookAgain(after.id(), Waiting.RATE);
        }
    }

    private static Optional<Concerned> handOver(
            Transaction tx, Workspace before, Workspace after, String by, Instant now) {
        if (after.sender().equals(before.sender())) {
            return Optional.empty();
        }
        var kept = tx.senders().concerned(after.id(), after.sender()).approved();
        return Optional.of(new Concerned(SenderChange.all(tx, after.id(), by, now), kept));
    }

    private static <T> UnaryOperator<Optional<T>> change(
            String field,
            Optional<String> given,
            Function<String, Optional<T>> read,
            String expected,
            List<Issue> faults) {
        if (given.isEmpty()) {
            return before -> before;
        }
        var limit = read.apply(given.get());
        if (limit.isEmpty() && !given.get().equals("off")) {
            faults.add(Issue.at(field, "\"" + given.get() + "\" (expected: " + expected + ")"));
        }
        return _ -> limit;
    }

    private static Optional<ZoneId> zone(String given, List<Issue> faults) {
        try {
            return Optional.of(ZoneId.of(given));
        } catch (DateTimeException _) {
            faults.add(
                    Issue.at(
                            "timezone",
                            "\""
                                    + given
                                    + "\" (expected: an IANA time zone such as Europe/London)"));
            return Optional.empty();
        }
    }

    private static Optional<Duration> lateness(String given, List<Issue> faults) {
        var lateness =
                Span.parse(given)
                        .map(span -> span.time().plusDays(span.days()))
                        .filter(length ->
                                length.isPositive() && length.compareTo(LONGEST_LATENESS) <= 0);
        if (lateness.isEmpty()) {
            faults.add(
                    Issue.at(
                            "maxLateness",
                            "\""
                                    + given
                                    + "\" (expected: more than nothing, up to 365d, such as 7d or 12h)"));
        }
        return lateness;
    }

    private static List<Span> spacing(List<String> given, List<Issue> faults) {
        var spacing = new ArrayList<Span>();
        if (given.isEmpty() || given.size() > MOST_SPACES) {
            faults.add(
                    Issue.at(
                            "spacing", given.size() + " times (expected: 1.." + MOST_SPACES + ")"));
        }
        for (int i = 0; i < given.size(); i++) {
            var span = Span.parse(given.get(i)).filter(one -> one.days() <= Span.MAX_DAYS);
            var last = spacing.isEmpty() ? Span.NONE : spacing.getLast();
            if (span.isEmpty() || length(span.get()).compareTo(length(last)) < 0) {
                faults.add(
                        Issue.at(
                                "spacing[" + i + "]",
                                "\""
                                        + given.get(i)
                                        + "\" (expected: a time from the start such as 3d, not before the one before)"));
            }
            span.ifPresent(spacing::add);
        }
        return spacing;
    }

    private static Duration length(Span span) {
        return span.time().plusDays(span.days());
    }
}
