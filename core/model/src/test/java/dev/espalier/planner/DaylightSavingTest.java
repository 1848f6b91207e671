package dev.espalier.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Days;
import dev.espalier.definition.DelayRule;
import dev.espalier.definition.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Local times survive daylight saving: in a gap, the first valid instant after it; in an overlap,
/// once.
class DaylightSavingTest {

    @ParameterizedTest
    @CsvSource({
        // A day is a day, whether it has 23 hours, 24 or 25.
        "Europe/London, 2026-03-28T12:00:00Z, 1, 2026-03-29T11:00:00Z",
        "Europe/London, 2026-10-24T11:00:00Z, 1, 2026-10-25T12:00:00Z",
        // 01:30 does not exist on the 29th of March: 02:00 summer time is the first instant after.
        "Europe/London, 2026-03-28T01:30:00Z, 1, 2026-03-29T01:00:00Z",
        // 01:30 comes twice on the 25th of October: the first one.
        "Europe/London, 2026-10-24T00:30:00Z, 1, 2026-10-25T00:30:00Z",
        // Lord Howe moves by half an hour: 02:15 on the 4th of October 2026 does not exist.
        "Australia/Lord_Howe, 2026-10-02T15:45:00Z, 1, 2026-10-03T15:30:00Z",
        // And 01:45 on the 5th of April comes twice.
        "Australia/Lord_Howe, 2026-04-03T14:45:00Z, 1, 2026-04-04T14:45:00Z",
        // Samoa had no 30th of December 2011: the 31st begins where the 29th ends.
        "Pacific/Apia, 2011-12-29T22:00:00Z, 1, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-29T22:00:00Z, 2, 2011-12-30T22:00:00Z",
        "Asia/Kathmandu, 2026-03-28T12:00:00Z, 7, 2026-04-04T12:00:00Z",
    })
    void a_delay_of_days_ends_at_the_same_local_time(
            String zone, Instant start, int days, Instant end) {
        assertThat(new Span(days, Duration.ZERO).after(start, ZoneId.of(zone))).isEqualTo(end);
    }

    @Test
    void a_delay_of_hours_is_exact_whatever_the_clocks_do() {
        var start = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(new Span(0, Duration.ofHours(24)).after(start, ZoneId.of("Europe/London")))
                .isEqualTo("2026-03-29T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-03-29T00:15:00Z, 01:30, 2026-03-29T01:00:00Z",
        "Europe/London, 2026-10-25T00:15:00Z, 01:30, 2026-10-25T00:30:00Z",
        // Between the two: the time has been, and does not come again on that day.
        "Europe/London, 2026-10-25T00:45:00Z, 01:30, 2026-10-26T01:30:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:00:00Z, 02:15, 2026-10-03T15:30:00Z",
        "Pacific/Apia, 2011-12-30T09:59:00Z, 12:00, 2011-12-30T10:00:00Z",
        "UTC, 2026-01-05T09:00:00Z, 09:00, 2026-01-05T09:00:00Z",
        "UTC, 2026-01-05T09:00:01Z, 09:00, 2026-01-06T09:00:00Z",
    })
    void a_delay_until_a_local_time_ends_at_its_first_coming(
            String zone, Instant start, LocalTime time, Instant end) {
        assertThat(new DelayRule.Until(time, Days.EVERY_DAY).end(start, ZoneId.of(zone)))
                .isEqualTo(end);
    }

    @Test
    void no_delay_ends_before_it_began_in_any_zone_around_any_change_of_the_clocks() {
        for (var id : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(id);
            var change = zone.getRules().nextTransition(Instant.parse("2010-01-01T00:00:00Z"));
            for (int i = 0; i < 4 && change != null; i++) {
                for (int minutes = -1500; minutes <= 1500; minutes += 125) {
                    var start = change.getInstant().plus(Duration.ofMinutes(minutes));
                    assertThat(new Span(1, Duration.ZERO).after(start, zone))
                            .as("a day from %s in %s", start, zone)
                            .isAfterOrEqualTo(start);
                    assertThat(
                                    new DelayRule.Until(LocalTime.of(1, 40), Days.EVERY_DAY)
                                            .end(start, zone))
                            .as("until 01:40 from %s in %s", start, zone)
                            .isBetween(start, start.plus(Duration.ofHours(50)));
                }
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
    }
}
