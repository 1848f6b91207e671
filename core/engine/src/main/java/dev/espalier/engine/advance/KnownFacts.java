package dev.espalier.engine.advance;

import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.store.Enrolments.Due;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.Facts;
import java.util.List;
import java.util.Optional;

/// What the advance would plan one enrolment by, for whoever explains it.
public final class KnownFacts {

    private KnownFacts() {}

    /// Empty when the contact is gone.
    public static Optional<Facts> of(Transaction tx, Due due, Program program) {
        return FactsLoader.load(tx, List.of(due), _ -> Optional.of(program)).of(due);
    }
}
