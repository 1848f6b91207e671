package dev.espalier.sdk.definition;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When emails may go out.
///
/// @param days any when empty
/// @param zone null: each contact's own
/// @param holidays a country or a part of one, such as `GB-SCT`, on whose holidays nothing goes out
public record Schedule(
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        List<DayOfWeek> days,
        @Nullable ZoneId zone,
        @Nullable String holidays) {

    public Schedule {
        days = List.copyOf(days);
    }

    /// @param to before `from`: reaches into the next day
    public static Schedule between(LocalTime from, LocalTime to) {
        return new Schedule(from, to, List.of(), null, null);
    }

    /// On these days, at any time of theirs, in each contact's own zone.
    public static Schedule on(DayOfWeek... days) {
        return new Schedule(null, null, Arrays.asList(days), null, null);
    }

    /// On these days instead; none: on any.
    public Schedule days(DayOfWeek... days) {
        return new Schedule(from, to, Arrays.asList(days), zone, holidays);
    }

    /// By the clock of this zone, whoever the contact is.
    public Schedule zone(ZoneId zone) {
        return new Schedule(from, to, days, zone, holidays);
    }

    /// @param region a country or a part of one, such as `GB-SCT`, on whose holidays nothing goes
    ///   out
    public Schedule holidays(String region) {
        return new Schedule(from, to, days, zone, region);
    }

    /// As a definition writes it.
    public Map<String, Object> json() {
        return Parts.of("from", from == null ? null : from.toString())
                .and("to", to == null ? null : to.toString())
                .andSome("days", Days.words(days))
                .and("zone", zone == null ? null : zone.getId())
                .and("holidays", holidays)
                .done();
    }
}
