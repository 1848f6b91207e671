package dev.espalier.planner;

import static dev.espalier.planner.Given.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Days;
import dev.espalier.definition.Definition;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Reentry;
import dev.espalier.definition.SendWindow;
import dev.espalier.planner.Decision.SendEmail;
import dev.espalier.planner.Decision.WaitUntil;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When emails may go out.
class WindowTest {

    private static final Days WEEKDAYS = new Days(Days.parse("mon-fri").orElseThrow());

    /// The second of February, a Monday, and no other day.
    private static final Holidays GROUNDHOG =
            new Holidays() {
                @Override
                public boolean isHoliday(String region, LocalDate date) {
                    return region.equals("US") && date.equals(LocalDate.of(2026, 2, 2));
                }

                @Override
                public boolean knows(String region) {
                    return true;
                }
            };

    private static SendWindow between(String from, String to, Days days) {
        return new SendWindow.Between(
                LocalTime.parse(from),
                LocalTime.parse(to),
                days,
                Optional.empty(),
                Optional.of("US"));
    }

    private static Instant opens(SendWindow window, String from, String zone) {
        return window.nextOpen(Instant.parse(from), ZoneId.of(zone), GROUNDHOG);
    }

    @ParameterizedTest
    @CsvSource({
        // Friday at five it closes, and Monday is a holiday: Tuesday at nine.
        "2026-01-30T16:59:59Z, 2026-01-30T16:59:59Z",
        "2026-01-30T17:00:00Z, 2026-02-03T09:00:00Z",
        "2026-01-31T12:00:00Z, 2026-02-03T09:00:00Z",
        "2026-02-02T12:00:00Z, 2026-02-03T09:00:00Z",
        "2026-02-03T08:59:59Z, 2026-02-03T09:00:00Z",
        "2026-02-03T09:00:00Z, 2026-02-03T09:00:00Z",
    })
    void office_hours_know_weekends_and_holidays(String from, Instant expected) {
        assertThat(opens(between("09:00", "17:00", WEEKDAYS), from, "UTC")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // Opens on Friday evening and belongs to Friday until six on Saturday.
        "2026-01-30T23:00:00Z, 2026-01-30T23:00:00Z",
        "2026-01-31T05:59:59Z, 2026-01-31T05:59:59Z",
        "2026-01-31T06:00:00Z, 2026-02-03T22:00:00Z",
        // Monday is the holiday: the night from Monday to Tuesday is shut.
        "2026-02-03T01:00:00Z, 2026-02-03T22:00:00Z",
        "2026-02-04T01:00:00Z, 2026-02-04T01:00:00Z",
    })
    void a_window_over_midnight_belongs_to_the_day_it_began_on(String from, Instant expected) {
        assertThat(opens(between("22:00", "06:00", WEEKDAYS), from, "UTC")).isEqualTo(expected);
    }

    @Test
    void a_window_without_a_zone_is_in_the_contacts() {
        var window = between("09:00", "17:00", WEEKDAYS);

        assertThat(opens(window, "2026-01-05T00:00:00Z", "Asia/Tokyo"))
                .isEqualTo("2026-01-05T00:00:00Z");
        assertThat(opens(window, "2026-01-05T08:00:00Z", "Asia/Tokyo"))
                .isEqualTo("2026-01-06T00:00:00Z");
        assertThat(opens(window, "2026-01-05T00:00:00Z", "America/New_York"))
                .isEqualTo("2026-01-05T14:00:00Z");
    }

    @Test
    void a_window_that_falls_into_the_gap_of_spring_opens_after_it_or_not_at_all() {
        // London, 29 March 2026: from 01:00 the clock jumps to 02:00.
        assertThat(
                        opens(
                                between("01:30", "04:00", Days.EVERY_DAY),
                                "2026-03-29T00:30:00Z",
                                "Europe/London"))
                .isEqualTo("2026-03-29T01:00:00Z");
        assertThat(
                        opens(
                                between("01:10", "01:50", Days.EVERY_DAY),
                                "2026-03-29T00:30:00Z",
                                "Europe/London"))
                .isEqualTo("2026-03-30T00:10:00Z");
    }

    @Test
    void a_window_in_the_hour_that_comes_twice_opens_once() {
        // London, 25 October 2026: 01:00 to 02:00 comes twice, first at 00:00Z.
        var window = between("01:10", "01:50", Days.EVERY_DAY);

        assertThat(opens(window, "2026-10-25T00:00:00Z", "Europe/London"))
                .isEqualTo("2026-10-25T00:10:00Z");
        assertThat(opens(window, "2026-10-25T01:20:00Z", "Europe/London"))
                .isEqualTo("2026-10-26T01:10:00Z");
    }

    @Test
    void a_date_that_a_zone_left_out_has_no_window() {
        // Samoa went from Thursday the 29th straight to Saturday the 31st of December 2011.
        var fridays = new Days(Set.of(java.time.DayOfWeek.FRIDAY));

        assertThat(
                        opens(
                                between("09:00", "17:00", fridays),
                                "2011-12-29T20:00:00Z",
                                "Pacific/Apia"))
                .isEqualTo("2012-01-05T19:00:00Z");
    }

    @Test
    void an_email_that_is_late_for_its_window_waits_for_the_next() {
        var definition =
                Definition.of(
                        List.of(email("welcome")),
                        List.of(),
                        List.of(),
                        between("09:00", "17:00", WEEKDAYS),
                        Reentry.ONCE);
        var planner = new Planner(GROUNDHOG);
        var friday = Position.at(definition.first(), Instant.parse("2026-01-30T16:00:00Z"));
        var facts = Given.nothingSpecial().facts();

        assertThat(planner.next(definition, friday, facts, Instant.parse("2026-01-30T18:00:00Z")))
                .isInstanceOfSatisfying(
                        WaitUntil.class,
                        wait -> assertThat(wait.until()).isEqualTo("2026-02-03T09:00:00Z"));
        assertThat(planner.next(definition, friday, facts, Instant.parse("2026-02-03T09:00:00Z")))
                .isInstanceOf(SendEmail.class);
    }
}
