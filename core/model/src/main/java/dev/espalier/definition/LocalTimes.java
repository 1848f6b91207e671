package dev.espalier.definition;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Local times as instants, with one rule for daylight saving everywhere in the product.
public final class LocalTimes {

    private LocalTimes() {}

    /// In a gap: the first valid instant after it. In an overlap: the earlier of the two.
    public static Instant firstInstantOf(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.getFirst());
        }
        return rules.getTransition(local).getInstant();
    }
}
