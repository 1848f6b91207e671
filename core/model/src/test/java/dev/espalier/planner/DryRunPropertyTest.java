package dev.espalier.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Definition;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.RandomDefinitions;
import dev.espalier.definition.StepKey;
import dev.espalier.planner.DryRun.Stop;
import dev.espalier.planner.DryRun.Supposed;
import dev.espalier.planner.DryRun.What;
import dev.espalier.planner.Facts.Did;
import dev.espalier.planner.Facts.Happened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The dry run against an engine of forty lines that does what the real one does: it sleeps until
/// something is due or an event comes, asks the planner, and acts.
class DryRunPropertyTest {

    private static final List<Activity> ACTIVITIES = List.of(Activity.values());
    private static final int RUNS = 4_000;

    /// Every tenth day everywhere.
    private static final Holidays HOLIDAYS =
            new Holidays() {
                @Override
                public boolean isHoliday(String region, LocalDate date) {
                    return date.toEpochDay() % 10 == 0;
                }

                @Override
                public boolean knows(String region) {
                    return true;
                }
            };

    private final Planner planner = new Planner(HOLIDAYS);

    /// One walk: what somebody saw happen, and how it ended.
    private record Walk(List<Stop> stops, String end) {}

    @Test
    void the_dry_run_says_what_an_engine_then_does() {
        long base = System.nanoTime();
        for (long seed = base; seed < base + RUNS; seed++) {
            var random = new SplittableRandom(seed);
            var definition = new RandomDefinitions(random).next();
            var facts = facts(random, definition);
            var supposed = supposed(random);
            var start = facts.enrolledAt();

            var way = new DryRun(planner).walk(definition, facts, supposed, start);
            var walk = engine(definition, facts, supposed, start);

            assertThat(new Walk(way.stops(), way.end()))
                    .as("seed %d: %s, %s, %s", seed, definition, facts, supposed)
                    .isEqualTo(walk);
            checkTimes(seed, definition, facts, start, way.stops());
        }
    }

    private static Facts facts(SplittableRandom random, Definition definition) {
        var start =
                Instant.parse("2025-12-01T00:00:00Z")
                        .plus(Duration.ofMinutes(random.nextInt(400 * 1_440)));
        var did = new HashSet<Did>();
        for (var email : definition.emails()) {
            if (random.nextInt(4) == 0) {
                did.add(new Did(email.key(), ACTIVITIES.get(random.nextInt(ACTIVITIES.size()))));
            }
        }
        return new Facts(
                start,
                Map.of(
                        "email",
                        "pro@example.test",
                        "properties",
                        random.nextBoolean()
                                ? Map.of("plan", "pro", "age", random.nextInt(100))
                                : Map.of("birthday", "2026-01-30")),
                RandomDefinitions.ZONES.get(random.nextInt(RandomDefinitions.ZONES.size())),
                properties(random),
                List.of(),
                Set.copyOf(did),
                Map.of(),
                Set.of(),
                random.nextInt(50) == 0 ? Optional.of("unsubscribed") : Optional.empty(),
                false,
                Duration.ofDays(7),
                new RandomDefinitions(random).schedule());
    }

    private static Map<String, Object> properties(SplittableRandom random) {
        return random.nextBoolean()
                ? Map.of("amount", random.nextInt(1_000), "kind", "pro")
                : Map.of();
    }

    private static List<Supposed> supposed(SplittableRandom random) {
        var supposed = new ArrayList<Supposed>();
        for (int i = random.nextInt(5); i > 0; i--) {
            var names = RandomDefinitions.EVENTS;
            supposed.add(
                    new Supposed(
                            names.get(random.nextInt(names.size())),
                            Duration.ofMinutes(random.nextInt(20 * 1_440)),
                            properties(random)));
        }
        return supposed;
    }

    private Walk engine(
            Definition definition, Facts facts, List<Supposed> supposed, Instant start) {
        var stops = new ArrayList<Stop>();
        var happened = new ArrayList<Happened>();
        var coming = new ArrayList<Happened>();
        supposed.forEach(one ->
                coming.add(new Happened(one.event(), start.plus(one.after()), one.properties())));
        coming.sort(java.util.Comparator.comparing(Happened::at));
        var now = start;
        var position = Position.at(definition.first(), start);
        while (true) {
            while (!coming.isEmpty() && !coming.getFirst().at().isAfter(now)) {
                happened.add(coming.removeFirst());
            }
            var decision = planner.next(definition, position, with(facts, happened), now);
            decision.path()
                    .forEach(passed ->
                            stops.add(
                                    new Stop(
                                            passed.step(),
                                            What.valueOf(passed.outcome().name()),
                                            passed.at())));
            Instant due;
            switch (decision) {
                case Decision.SendEmail(_, var step, _, _) -> {
                    stops.add(new Stop(step.key(), What.SENDS, now));
                    var next = definition.place(step.key()).orElseThrow().next();
                    if (next.isEmpty()) {
                        return new Walk(stops, "completed");
                    }
                    position = Position.at(next.get(), now);
                    due = now;
                }
                case Decision.WaitUntil(_, var at, var until) -> {
                    position = at;
                    due = until;
                }
                case Decision.WaitForEvent(_, var at, _, var until) -> {
                    position = at;
                    due = until;
                }
                case Decision.Hold(_, var at, var why, _) -> {
                    stops.add(new Stop(at.step(), What.HELD, now));
                    return new Walk(stops, "held: " + why.word());
                }
                case Decision.Finish _ -> {
                    return new Walk(stops, "completed");
                }
                case Decision.Exit(_, var reason, _) -> {
                    return new Walk(stops, reason);
                }
            }
            // An event wakes whoever is inside; else the next thing that is due does.
            now =
                    !coming.isEmpty() && coming.getFirst().at().isBefore(due)
                            ? coming.getFirst().at()
                            : due;
        }
    }

    private static Facts with(Facts facts, List<Happened> events) {
        var all = facts;
        for (var event : events) {
            all = all.withEvent(event);
        }
        return all;
    }

    private static void checkTimes(
            long seed, Definition definition, Facts facts, Instant start, List<Stop> stops) {
        var last = start;
        var sent = new HashSet<StepKey>();
        for (var stop : stops) {
            assertThat(stop.at())
                    .as("seed %d: time goes back at %s", seed, stop)
                    .isAfterOrEqualTo(last);
            if (stop.what() == What.SENDS) {
                assertThat(sent.add(stop.step())).as("seed %d: twice %s", seed, stop).isTrue();
                var window = definition.schedule().or(facts.usualWindow());
                assertThat(window.nextOpen(stop.at(), facts.zone(), HOLIDAYS))
                        .as("seed %d: outside the window %s", seed, stop)
                        .isEqualTo(stop.at());
                var email =
                        (dev.espalier.definition.Step.Email)
                                definition.place(stop.step()).orElseThrow().step();
                assertThat(email.delay().after(last, facts.zone()))
                        .as("seed %d: early %s", seed, stop)
                        .isBeforeOrEqualTo(stop.at());
            }
            last = stop.at();
        }
    }
}
