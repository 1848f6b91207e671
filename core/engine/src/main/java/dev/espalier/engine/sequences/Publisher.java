package dev.espalier.engine.sequences;

import dev.espalier.definition.Definition;
import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.EnrolmentGroups.Standing;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.Migration;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes a version the running one.
final class Publisher {

    private final Programs programs;

    Publisher(Programs programs) {
        this.programs = programs;
    }

    /// What was published.
    ///
    /// @param moved what became of the people inside; empty when they stay on their version
    record Published(Definition definition, Optional<Moved> moved) {}

    Published publish(Transaction tx, Sequence sequence, int number, Instant now) {
        var version =
                tx.sequences().version(sequence.workspace(), sequence.id(), number).orElseThrow();
        var program = programs.read(version);
        tx.sequences().publish(sequence.workspace(), sequence.id(), number, now);
        tx.sequences()
                .listen(
                        sequence.workspace(),
                        sequence.id(),
                        number,
                        program.triggerEvents(),
                        program.awaited());
        return new Published(
                program.definition(),
                version.people() == OnPublish.MIGRATE
                        ? Optional.of(migrate(tx, version, program, now))
                        : Optional.empty());
    }

    /// People go on at the step with the same key; those whose step is gone, at the next that is
    /// left.
    private Moved migrate(Transaction tx, Version version, Program program, Instant now) {
        var definitions = new HashMap<Integer, Definition>();
        var moved = new Moved(0, 0, 0);
        // Asked again until nobody is left: a send that was on its way when we looked may have
        // moved
        // its person to another step of the old version before we came there.
        for (var groups = standing(tx, version); !groups.isEmpty(); ) {
            for (var group : groups) {
                var old = definitions.computeIfAbsent(group.version(), old(tx, version));
                moved = moved.plus(shift(tx, version, group, old, program.definition(), now));
            }
            groups = standing(tx, version);
        }
        return moved;
    }

    private static List<Standing> standing(Transaction tx, Version version) {
        return tx.enrolmentGroups()
                .standing(version.workspace(), version.sequence(), version.version());
    }

    private Function<Integer, Definition> old(Transaction tx, Version version) {
        return number ->
                programs.read(
                                tx.sequences()
                                        .version(version.workspace(), version.sequence(), number)
                                        .orElseThrow())
                        .definition();
    }

    private static Moved shift(
            Transaction tx,
            Version version,
            Standing group,
            Definition old,
            Definition target,
            Instant now) {
        // A step whose email is on its way stays: its result decides where they go on.
        var step =
                group.sending()
                        ? Optional.of(group.step())
                        : Migration.survivor(old, target, group.step());
        int people =
                tx.enrolmentGroups()
                        .shift(
                                version.workspace(),
                                version.sequence(),
                                group,
                                version.version(),
                                // A key the new version lacks: the planner finds nothing left to do
                                // and finishes.
                                step.orElse(group.step()),
                                now);
        return Moved.of(group.step(), step, people);
    }
}
