package dev.espalier.engine.sequences;

import dev.espalier.definition.Span;
import java.util.List;

/// How far apart the emails of one contact are when nobody says so.
public final class Spacing {

    private Spacing() {}

    /// The wait before an email, counted from the email before it.
    ///
    /// @param spacing of each email from the start of the sequence, not falling; after the last one
    ///   its distance to the one before is repeated
    /// @param ordinal of the email, from 0
    public static Span delay(List<Span> spacing, int ordinal) {
        if (spacing.isEmpty()) {
            return Span.NONE;
        }
        if (ordinal == 0) {
            return spacing.getFirst();
        }
        int last = Math.min(ordinal, spacing.size() - 1);
        return last == 0 ? spacing.getFirst() : between(spacing.get(last - 1), spacing.get(last));
    }

    private static Span between(Span from, Span to) {
        var time = to.time().minus(from.time());
        int days = to.days() - from.days();
        return days < 0 || time.isNegative() ? Span.NONE : new Span(days, time);
    }
}
