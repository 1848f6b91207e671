package dev.espalier.definition;

import dev.espalier.definition.PredicateReader.Scope;
import java.util.Optional;

/// The optional condition beside an event: under `conditions` (or `if`), or flat among the fields.
///
/// @param faulty there was one, with faults that have been noted
record ConditionFields(Optional<Asked> asked, boolean faulty) {

    private static final String[] NAMES = {"conditions", "if", "condition", "when"};

    static ConditionFields read(Fields fields, Scope scope) {
        var written = fields.take(NAMES);
        if (written.isEmpty() && !PredicateReader.standsIn(fields)) {
            return new ConditionFields(Optional.empty(), false);
        }
        if (written.isPresent() && PredicateReader.isEmpty(written.get())) {
            return new ConditionFields(Optional.empty(), false);
        }
        var asked =
                written.isPresent()
                        ? PredicateReader.read(written.get(), scope, fields.faults())
                        : PredicateReader.readFlat(fields, scope);
        return new ConditionFields(asked, asked.isEmpty());
    }
}
