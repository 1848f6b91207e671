package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Days;
import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.RandomDefinitions;
import dev.espalier.definition.SendWindow;
import dev.espalier.engine.sequences.Rehearsal;
import dev.espalier.engine.settings.Settings;
import dev.espalier.engine.settings.WindowEdit;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.planner.DryRun.Supposed;
import dev.espalier.syntax.TextDefinitions;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What the dry run says is what the engine then does: random definitions, people and events, all
/// in one database under one clock.
class DryRunEqualsRunTest extends Story {

    private static final int RUNS = 150;
    private static final String MJML =
            "<mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body>";

    private final TextDefinitions syntax = new TextDefinitions(new JollydayHolidays());

    /// One person in one sequence, and what is foreseen of them.
    private record Foreseen(
            String sequence,
            String contactId,
            Definition definition,
            List<Sent> sends,
            String end) {}

    private record Sent(String step, Instant at) {}

    // Emails without a delay between them go out at the same instant of this clock.
    private static final Comparator<Sent> BY_TIME =
            Comparator.comparing(Sent::at).thenComparing(Sent::step);

    private record Coming(
            String event, Instant at, String contactId, Map<String, Object> properties) {}

    @Test
    void the_engine_sends_what_the_dry_run_says_when_it_says() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        List.of("welcome", "tmpl_tips", "a-b", "007").forEach(sim::template);
        usually(new RandomDefinitions(random).schedule());
        var foreseen = new ArrayList<Foreseen>();
        var coming = new ArrayList<Coming>();
        // Many a random definition sends nothing: on until enough are foreseen that do.
        while (foreseen.size() < RUNS || sends(foreseen) < RUNS / 2) {
            var definition = new RandomDefinitions(random).next(1 + random.nextInt(8));
            if (definition.emails().stream()
                    .noneMatch(email -> email.content() instanceof EmailContent.Brief)) {
                foreseen.add(foresee(random, "s" + foreseen.size(), definition, coming));
            }
        }

        for (var one : foreseen) {
            sim.enrol(one.sequence(), one.contactId());
        }
        coming.sort(Comparator.comparing(Coming::at));
        for (var event : coming) {
            sim.passUntil(event.at());
            sim.trackContact(event.event(), event.contactId(), event.properties());
        }
        sim.passUntil(Simulation.START.plus(Duration.ofDays(5_000)));

        for (var one : foreseen) {
            assertThat(sent(one))
                    .as("seed %d, %s: %s", seed, one.sequence(), one.definition())
                    .isEqualTo(one.sends());
            assertThat(end(one.sequence()))
                    .as("seed %d, %s: %s", seed, one.sequence(), one.definition())
                    .isEqualTo(one.end());
        }
    }

    /// The workspace's window, as often as not.
    private void usually(SendWindow window) {
        if (window instanceof SendWindow.Between hours) {
            var days = hours.days().set().stream().map(Days::word).toList();
            sim.engine()
                    .settings()
                    .update(
                            sim.workspace(),
                            Settings.Change.of(
                                    new WindowEdit.Hours(
                                            Optional.of(hours.from().toString()),
                                            Optional.of(hours.to())
                                                    .filter(to -> !to.equals(LocalTime.MAX))
                                                    .map(LocalTime::toString),
                                            Optional.of(days),
                                            hours.zone().map(ZoneId::getId),
                                            hours.holidays())),
                            "a person");
        }
    }

    private static int sends(List<Foreseen> foreseen) {
        return foreseen.stream().mapToInt(one -> one.sends().size()).sum();
    }

    private Foreseen foresee(
            SplittableRandom random, String id, Definition made, List<Coming> coming) {
        // Triggers would enrol everybody everywhere: here each person is in one sequence.
        var definition =
                Definition.of(
                        made.steps(),
                        List.of(),
                        made.exitConditions(),
                        made.schedule(),
                        made.reentry());
        // No template may be called as the generator likes to call one.
        var text = syntax.write(definition).replace("a b/c", "a-b");
        // Nor is a mail approved that says nothing.
        sim.active(id, text.replace("<mj-body></mj-body>", MJML));
        var contact = sim.contact(id + "@example.test", zone(random), properties(random));
        var supposed = new ArrayList<Supposed>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var names = RandomDefinitions.EVENTS;
            var event =
                    new Supposed(
                            names.get(random.nextInt(names.size())),
                            // Never at the very instant at which something falls due.
                            Duration.ofMinutes(random.nextInt(20 * 1_440)).plusNanos(123_457_000),
                            Map.of("amount", random.nextInt(1_000), "kind", "pro"));
            supposed.add(event);
            coming.add(
                    new Coming(
                            event.event(),
                            Simulation.START.plus(event.after()),
                            contact,
                            Map.copyOf(event.properties())));
        }
        var result =
                sim.engine()
                        .rehearsal()
                        .run(
                                sim.workspace(),
                                id,
                                contact,
                                new Rehearsal.Assumptions(Map.of(), supposed, Map.of()));
        var sends =
                result.steps().stream()
                        .filter(Rehearsal.Shown::wouldSend)
                        .map(step -> new Sent(step.step().key().value(), step.at()))
                        .sorted(BY_TIME)
                        .toList();
        return new Foreseen(id, contact, definition, sends, result.outcome());
    }

    private static String zone(SplittableRandom random) {
        var zones = RandomDefinitions.ZONES.stream().filter(zone -> !isOffset(zone)).toList();
        return zones.get(random.nextInt(zones.size())).getId();
    }

    private static boolean isOffset(ZoneId zone) {
        return zone instanceof ZoneOffset;
    }

    private static Map<String, Object> properties(SplittableRandom random) {
        return random.nextBoolean()
                ? Map.of("plan", "pro", "age", random.nextInt(100))
                : Map.of("birthday", "2026-01-30");
    }

    private List<Sent> sent(Foreseen one) {
        return sim.sends(one.sequence()).stream()
                .map(send ->
                        new Sent(
                                send.step().value(),
                                java.util.Objects.requireNonNull(send.acceptedAt())))
                .sorted(BY_TIME)
                .toList();
    }

    private String end(String sequence) {
        return sim.database()
                .one(
                        "SELECT coalesce(nullif(end_reason, ''), status) FROM enrolment WHERE sequence_id = '"
                                + sequence
                                + "'");
    }
}
