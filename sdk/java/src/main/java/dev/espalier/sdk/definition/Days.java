package dev.espalier.sdk.definition;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/// Days of the week as definitions write them.
final class Days {

    private Days() {}

    static List<String> words(List<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .toList();
    }
}
