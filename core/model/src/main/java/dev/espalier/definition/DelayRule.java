package dev.espalier.definition;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// When a delay ends, counted from the end of the step before it.
public sealed interface DelayRule {

    /// @param start when the delay begins
    /// @param zone the contact's zone
    Instant end(Instant start, ZoneId zone);

    record For(Span span) implements DelayRule {
        @Override
        public Instant end(Instant start, ZoneId zone) {
            return span.after(start, zone);
        }
    }

    /// The next time the contact's clock shows `time` on one of `days`; at once when it shows it
    /// now.
    record Until(LocalTime time, Days days) implements DelayRule {
        @Override
        public Instant end(Instant start, ZoneId zone) {
            var day = start.atZone(zone).toLocalDate();
            // Eight days reach the same weekday again even when today's time has just gone by; one
            // more
            // covers a zone that leaves a whole date out (Samoa, 2011).
            for (int i = 0; i <= 15; i++, day = day.plusDays(1)) {
                if (days.contains(day.getDayOfWeek())) {
                    var at = LocalTimes.firstInstantOf(day.atTime(time), zone);
                    if (!at.isBefore(start)) {
                        return at;
                    }
                }
            }
            throw new IllegalStateException(
                    "no " + time + " within 15 days of " + start + " in " + zone);
        }
    }
}
