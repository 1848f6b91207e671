package dev.espalier.definition;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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

    /// Reads one day (`mon`, `Monday`) or a run of them (`mon-fri`, `sat-mon`).
    ///
    /// @return empty when the text is neither
    public static Optional<Set<DayOfWeek>> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return day(text).map(EnumSet::of);
        }
        var from = day(text.substring(0, dash).strip());
        var to = day(text.substring(dash + 1).strip());
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(run(from.get(), to.get()));
    }

    private static Set<DayOfWeek> run(DayOfWeek from, DayOfWeek to) {
        var days = EnumSet.of(from);
        for (var day = from; day != to; ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static Optional<DayOfWeek> day(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        for (var day : DayOfWeek.values()) {
            if (day.name().equals(name) || (name.length() == 3 && day.name().startsWith(name))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /// The author's word for a day, such as `mon`.
    public static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    public boolean contains(DayOfWeek day) {
        return set.contains(day);
    }
}
