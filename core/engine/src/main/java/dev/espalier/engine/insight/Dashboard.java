package dev.espalier.engine.insight;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Overview.Due;
import dev.espalier.engine.store.Overview.Spot;
import dev.espalier.engine.store.ReviewQueue.Totals;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is coming, what went out, what waits.
public final class Dashboard {

    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final Store store;
    private final Programs programs;
    private final InstantSource clock;
    private final Lately<Zoned, Coming> coming;
    private final Lately<Span, List<Day>> gone;
    private final Lately<Integer, Totals> waiting;

    Dashboard(Store store, Programs programs, InstantSource clock) {
        this.store = store;
        this.programs = programs;
        this.clock = clock;
        this.coming = new Lately<>(clock);
        this.gone = new Lately<>(clock);
        this.waiting = new Lately<>(clock);
    }

    private record Zoned(int workspace, ZoneId zone) {}

    private record Span(int workspace, ZoneId zone, int days) {}

    /// @param from when the hour or day begins
    public record Bar(Instant from, long count) {}

    /// @param overdue due before now
    /// @param hours this one and the next 23; what is overdue is not in it
    /// @param days today and the next six; what is overdue is not in it
    public record Coming(long overdue, List<Bar> hours, List<Bar> days) {}

    /// Emails that are due: queued sends, and people in active sequences whose next step is an
    /// email of which the time is known.
    public Coming coming(int workspace, ZoneId zone) {
        return coming.get(
                new Zoned(workspace, zone), () -> store.reading(tx -> count(tx, workspace, zone)));
    }

    private Coming count(Transaction tx, int workspace, ZoneId zone) {
        var now = clock.instant();
        var hours = Calendar.hours(now, zone, HOURS);
        var days = Calendar.days(now, zone, 0, DAYS);
        var rows = tx.overview().due(workspace, from(now, hours), from(now, days));
        var emails = leadingToEmails(tx, rows);
        var perHour = new long[HOURS];
        var perDay = new long[DAYS];
        long overdue = 0;
        for (var row : rows) {
            if (row.at().isPresent() && !emails.contains(row.at().get())) {
                continue;
            }
            if (row.hour() < 0) {
                overdue += row.count();
                continue;
            }
            if (row.hour() < HOURS) {
                perHour[row.hour()] += row.count();
            }
            perDay[row.day()] += row.count();
        }
        return new Coming(overdue, bars(hours, perHour), bars(days, perDay));
    }

    /// What is before now is overdue, not of this hour.
    private static List<Instant> from(Instant now, List<Instant> beginnings) {
        var from = new ArrayList<>(beginnings);
        from.set(0, now);
        return from;
    }

    private static List<Bar> bars(List<Instant> beginnings, long[] counts) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < counts.length; i++) {
            bars.add(new Bar(beginnings.get(i), counts[i]));
        }
        return List.copyOf(bars);
    }

    /// Those of these steps that are emails, and delays that an email follows at once.
    private Set<Spot> leadingToEmails(Transaction tx, List<Due> rows) {
        var spots =
                rows.stream()
                        .flatMap(row -> row.at().stream())
                        .collect(Collectors.toUnmodifiableSet());
        if (spots.isEmpty()) {
            return Set.of();
        }
        var versions = new HashMap<VersionKey, Definition>();
        for (Version version :
                tx.sequences()
                        .versions(
                                spots.stream()
                                        .map(Spot::version)
                                        .collect(Collectors.toUnmodifiableSet()))) {
            versions.put(
                    new VersionKey(version.workspace(), version.sequence(), version.version()),
                    programs.read(version).definition());
        }
        return spots.stream()
                .filter(spot -> {
                    var definition = versions.get(spot.version());
                    return definition != null && leadsToEmail(definition, spot.step());
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean leadsToEmail(Definition definition, StepKey key) {
        return definition
                .place(key)
                .filter(place ->
                        switch (place.step()) {
                            case Step.Email _ -> true;
                            case Step.Delay _ ->
                                    place.next()
                                            .flatMap(definition::place)
                                            .filter(next ->
                                                    next.step() instanceof Step.Email email
                                                            && email.delay().isZero())
                                            .isPresent();
                            case Step.Condition _, Step.Wait _, Step.Exit _ -> false;
                        })
                .isPresent();
    }

    /// @param counts by the ledger's final states, and [SendState#IN_DOUBT]; nothing for none
    public record Day(Instant from, Map<SendState, Long> counts) {
        /// What a relay took, whatever became of it.
        public long sent() {
            return of(SendState.ACCEPTED)
                    + of(SendState.DELIVERED)
                    + of(SendState.BOUNCED)
                    + of(SendState.COMPLAINED);
        }

        public long of(SendState state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    /// @param days today is the last
    public List<Day> outcomes(int workspace, ZoneId zone, int days) {
        return gone.get(
                new Span(workspace, zone, days),
                () -> {
                    var beginnings = Calendar.days(clock.instant(), zone, days - 1, days);
                    var rows = store.reading(tx -> tx.overview().outcomes(workspace, beginnings));
                    var counts = new ArrayList<Map<SendState, Long>>();
                    for (int i = 0; i < days; i++) {
                        counts.add(new EnumMap<>(SendState.class));
                    }
                    rows.forEach(row -> counts.get(row.day()).put(row.state(), row.count()));
                    var table = new ArrayList<Day>();
                    for (int i = 0; i < days; i++) {
                        table.add(new Day(beginnings.get(i), Map.copyOf(counts.get(i))));
                    }
                    return List.copyOf(table);
                });
    }

    /// What waits for a reviewer.
    public Totals waiting(int workspace) {
        return waiting.get(
                workspace, () -> store.reading(tx -> tx.reviewQueue().totals(workspace)));
    }
}
