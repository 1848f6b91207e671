package dev.espalier.liquid;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DateFilterTest {
    /// Rows of a date as people write it and the instant it stands for.
    private static Stream<DynamicTest> dates(String table) {
        var rows = new StringBuilder();
        table.lines()
                .forEach(line -> {
                    int arrow = line.lastIndexOf(" =>");
                    rows.append("{{ '")
                            .append(line, 0, arrow)
                            .append("' | date: '%Y-%m-%dT%H:%M:%S%:z' }}");
                    rows.append(line.substring(arrow)).append('\n');
                });
        return Table.plain().rows(rows.toString());
    }

    /// Rows of a format and what it makes of 2024-03-05 07:08:09.123456789 UTC, a Tuesday.
    private static Stream<DynamicTest> formats(String table) {
        var rows = new StringBuilder();
        table.lines()
                .forEach(line -> {
                    int arrow = line.lastIndexOf(" =>");
                    rows.append("{{ moment | date: '").append(line, 0, arrow).append("' }}|");
                    rows.append(line.substring(arrow)).append("|\n");
                });
        return Table.plain().rows(rows.toString());
    }

    @TestFactory
    Stream<DynamicTest> dates_are_read_the_way_they_are_written() {
        return dates(
                """
                2016-03-14 => 2016-03-14T00:00:00+00:00
                2016/03/14 => 2016-03-14T00:00:00+00:00
                2016-3-4 => 2016-03-04T00:00:00+00:00
                2016-03 => 2016-03-01T00:00:00+00:00
                2016-03-14T09:30:15Z => 2016-03-14T09:30:15+00:00
                2016-03-14T09:30:15.250Z => 2016-03-14T09:30:15+00:00
                2016-03-14T09:30:15+02:00 => 2016-03-14T09:30:15+02:00
                2016-03-14T09:30:15-0530 => 2016-03-14T09:30:15-05:30
                2016-03-14T09:30:15+02 => 2016-03-14T09:30:15+02:00
                2016-03-14T09:30 => 2016-03-14T09:30:00+00:00
                2016-03-14 09:30 => 2016-03-14T09:30:00+00:00
                2016-03-14 09:30:15 UTC => 2016-03-14T09:30:15+00:00
                2016-03-14 09:30:15 +0100 => 2016-03-14T09:30:15+01:00
                2016-03-14 9:30 pm => 2016-03-14T21:30:00+00:00
                2016-03-14 9pm => 2016-03-14T21:00:00+00:00
                2016-03-14 12:05am => 2016-03-14T00:05:00+00:00
                20160314T093015Z => 2016-03-14T09:30:15+00:00
                March 14, 2016 => 2016-03-14T00:00:00+00:00
                Mar 14 2016 => 2016-03-14T00:00:00+00:00
                14 March 2016 => 2016-03-14T00:00:00+00:00
                14th of March 2016 => 2016-03-14T00:00:00+00:00
                14-Mar-2016 => 2016-03-14T00:00:00+00:00
                2016 Mar 14 => 2016-03-14T00:00:00+00:00
                March 2016 => 2016-03-01T00:00:00+00:00
                March 14 => 2026-03-14T00:00:00+00:00
                Monday, March 14, 2016 9:30 AM => 2016-03-14T09:30:00+00:00
                Mon, 14 Mar 2016 09:30:15 +0100 => 2016-03-14T09:30:15+01:00
                Mon, 14 Mar 2016 09:30:15 GMT => 2016-03-14T09:30:15+00:00
                Mon Mar 14 09:30:15 UTC 2016 => 2016-03-14T09:30:15+00:00
                14 Mar 2016 09:30 EST => 2016-03-14T09:30:00-05:00
                14/03/2016 => 2016-03-14T00:00:00+00:00
                14.03.2016 => 2016-03-14T00:00:00+00:00
                14 mar 16 => 2016-03-14T00:00:00+00:00
                09:30 => 2026-11-23T09:30:00+00:00
                1152098955 => 2006-07-05T11:29:15+00:00
                now => 2026-11-23T10:20:30+00:00
                today => 2026-11-23T10:20:30+00:00
                NOW => 2026-11-23T10:20:30+00:00
                """);
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_date_stays_as_it_is() {
        return dates(
                """
                hello => hello
                2016-13-01 => 2016-13-01
                2016-02-30 => 2016-02-30
                03/14/2016 => 03/14/2016
                31 February 2016 => 31 February 2016
                -1152098955 => -1152098955
                25:00 => 25:00
                9:30 at night => 9:30 at night
                1.5 => 1.5
                12 34 => 12 34
                99999999999999999 => 99999999999999999
                2016-03-14T09:30:15+99:00 => 2016-03-14T09:30:15+99:00
                """);
    }

    @TestFactory
    Stream<DynamicTest> values_of_many_kinds_are_dates() {
        return Table.plain()
                .rows(
                        """
                        {{ day | date: '%d.%m.%Y' }} => 29.02.2024
                        {{ moment | date: '%H:%M' }} => 07:08
                        {{ 0 | date: '%F %T' }} => 1970-01-01 00:00:00
                        {{ 1152098955 | date: '%m/%d/%Y' }} => 07/05/2006
                        {{ -1 | date: '%F %T' }} => 1969-12-31 23:59:59
                        {{ none | date: '%F' }}| => |
                        {{ unknown | date: '%F' }}| => |
                        {{ true | date: '%F' }} => true
                        {{ tags | date: '%F' }} => redgreenblue
                        {{ 1.5 | date: '%F' }} => 1.5
                        {{ day | date: '' }} => 2024-02-29
                        {{ day | date: none }} => 2024-02-29
                        {{ 'now' | date: '%s' | minus: 1795429230 }} => 0
                        {{ '2016-03-14' | date: '%s' | plus: 86400 | date: '%F' }} => 2016-03-15
                        {{ 123456789012345678901234567890 | date: '%F' }} => 123456789012345678901234567890
                        """);
    }

    @TestFactory
    Stream<DynamicTest> times_beyond_the_calendar_are_no_dates() {
        var values =
                Map.of(
                        "last", Instant.MAX,
                        "first", LocalDate.MIN,
                        "late", LocalDateTime.MAX,
                        "clock", LocalTime.NOON,
                        "zoned", ZonedDateTime.parse("2024-07-01T12:00:00+02:00[Europe/Berlin]"),
                        "offset", OffsetDateTime.parse("2024-07-01T12:00:00-03:00"));
        return Table.plain()
                .on(values)
                .rows(
                        """
                        {{ last | date: '%Y %A %V' }} => +1000000000-12-31T23:59:59.999999999Z
                        {{ first | date: '%F' }} => -999999999-01-01
                        {{ late | date: '%F' }} => +999999999-12-31T23:59:59.999999999
                        {{ clock | date: '%H' }} => 12:00
                        {{ zoned | date: '%H:%M %Z %z' }} => 12:00 CEST +0200
                        {{ offset | date: '%H:%M %Z|%z' }} => 12:00 |-0300
                        {{ offset }} => 2024-07-01 12:00:00 -0300
                        {% if zoned < offset %}earlier{% endif %} => earlier
                        """);
    }

    @TestFactory
    Stream<DynamicTest> every_directive_has_its_meaning() {
        return formats(
                """
                %Y %C %y => 2024 20 24
                %m %B %b %h => 03 March Mar Mar
                %d %e %j => 05  5 065
                %H %k %I %l => 07  7 07  7
                %M %S %L %N => 08 09 123 123456789
                %3N %6N %9N %12N => 123 123456 123456789 123456789000
                %p %P => AM am
                %A %a %u %w => Tuesday Tue 2 2
                %G %g %V => 2024 24 10
                %U %W => 09 10
                %s %Q => 1709622489 1709622489123
                %z %:z %::z %Z => +0000 +00:00 +00:00:00 UTC
                %c => Tue Mar  5 07:08:09 2024
                %D %x %F => 03/05/24 03/05/24 2024-03-05
                %T %X %R %r => 07:08:09 07:08:09 07:08 07:08:09 AM
                %v => ␣5-MAR-2024
                %+ => Tue Mar  5 07:08:09 UTC 2024
                a%nb%tc%% => a⏎b⇥c%
                """);
    }

    @TestFactory
    Stream<DynamicTest> flags_and_widths_change_the_padding() {
        return formats(
                """
                %-d %-m %-H %-I %-j %-y => 5 3 7 7 65 24
                %_d %_m %_H => ␣5  3  7
                %0e %0k %0l => 05 07 07
                %5d %_5d %-5d => 00005     5 5
                %10Y %3S => 0000002024 009
                %^a %^B %^b => TUE MARCH MAR
                %#p %#a %#B => am TUE MARCH
                %^P => AM
                %10A %-10A %010A => ␣  Tuesday Tuesday 000Tuesday
                %12F => ␣ 2024-03-05
                %Ey %Od => 24 05
                %10z => +000000000
                """);
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_directive_is_left_as_it_is() {
        return formats(
                """
                plain => plain
                %q %i => %q %i
                100% => 100%
                %5 => %5
                %- => %-
                """);
    }
}
