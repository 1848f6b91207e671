package dev.espalier.definition;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/// The days of the week on which something may happen; at least one.
public record Days(Set<DayOfWeek> set) {

    public static final Days EVERY_DAY = new Days(EnumSet.allOf(DayOfWeek.class));

    public Days {
        if (set.isEmpty()) {
            throw new IllegalArgumentException(
                    "days: [] (expected: at least one of mon, tue, wed, thu, fri, sat, sun)");
        }
        set = Set.copyOf(set);
    }

    public boolean contains(DayOfWeek day) {
        return set.contains(day);
    }
}
