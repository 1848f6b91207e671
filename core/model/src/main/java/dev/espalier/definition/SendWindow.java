package dev.espalier.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// When a sequence's emails may go out.
public sealed interface SendWindow {

    /// The first instant at or after `from` at which an email may go out.
    ///
    /// @param contactZone used when the window names no zone of its own
    Instant nextOpen(Instant from, ZoneId contactZone, Holidays holidays);

    /// This one, or that where this says nothing.
    default SendWindow or(SendWindow usual) {
        return switch (this) {
            case Anytime _ -> usual;
            case Between own -> own;
        };
    }

    record Anytime() implements SendWindow {
        @Override
        public Instant nextOpen(Instant from, ZoneId contactZone, Holidays holidays) {
            return from;
        }
    }

    /// Open from `from` (inclusive) to `to` (exclusive) of each listed day that is no holiday. When
    /// `to` is before `from` the window reaches into the next day and belongs to the day it began
    /// on.
    ///
    /// @param zone empty: each contact's own
    /// @param holidays an ISO 3166 country such as `GB` or a subdivision such as `GB-SCT`; empty:
    ///   none
    record Between(
            LocalTime from,
            LocalTime to,
            Days days,
            Optional<ZoneId> zone,
            Optional<String> holidays)
            implements SendWindow {

        /// A window that stays shut this long never opens: more than any run of holidays and
        /// weekends.
        private static final int MAX_DAYS_SHUT = 400;

        public Between {
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "window: " + from + " to " + to + " (expected: two different times)");
            }
        }

        @Override
        public Instant nextOpen(Instant at, ZoneId contactZone, Holidays calendar) {
            var clock = zone.orElse(contactZone);
            var day = at.atZone(clock).toLocalDate().minusDays(1);
            for (int i = 0; i <= MAX_DAYS_SHUT; i++, day = day.plusDays(1)) {
                if (!opensOn(day, calendar)) {
                    continue;
                }
                var opens = LocalTimes.firstInstantOf(day.atTime(from), clock);
                var closes =
                        LocalTimes.firstInstantOf(
                                (from.isBefore(to) ? day : day.plusDays(1)).atTime(to), clock);
                if (at.isBefore(closes) && opens.isBefore(closes)) {
                    return at.isBefore(opens) ? opens : at;
                }
            }
            return at.plus(Duration.ofDays(MAX_DAYS_SHUT));
        }

        /// Whether it ever opens: holidays may leave none of its days.
        public boolean opens(Instant from, ZoneId contactZone, Holidays calendar) {
            return nextOpen(from, contactZone, calendar)
                    .isBefore(from.plus(Duration.ofDays(MAX_DAYS_SHUT)));
        }

        private boolean opensOn(LocalDate day, Holidays calendar) {
            return days.contains(day.getDayOfWeek())
                    && holidays.map(region -> !calendar.isHoliday(region, day)).orElse(true);
        }
    }
}
