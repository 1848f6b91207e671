package dev.espalier.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JollydayHolidaysTest {

    private final JollydayHolidays holidays = new JollydayHolidays();

    @ParameterizedTest
    @CsvSource({
        "GB,     2026-12-25, true",
        "GB,     2026-12-24, false",
        "GB-SCT, 2026-01-02, true",
        "GB-ENG, 2026-01-02, false",
        "GB-ENG, 2026-04-06, true",
        "GB-SCT, 2026-04-06, false",
        "DE,     2026-10-03, true",
        "DE-BY,  2026-01-06, true",
        "DE-HH,  2026-01-06, false",
        "DE-BY-AG, 2026-08-08, true",
        "DE-BY,  2026-08-08, false",
        "US,     2026-07-04, true",
        "FR,     2026-07-14, true",
    })
    void a_region_has_the_holidays_of_its_law(String region, LocalDate date, boolean holiday) {
        assertThat(holidays.isHoliday(region, date)).isEqualTo(holiday);
    }

    @Test
    void a_holiday_on_a_weekend_counts_on_the_day_that_makes_up_for_it_too() {
        // Boxing Day 2026 is a Saturday; the bank holiday is Monday the 28th.
        assertThat(holidays.isHoliday("GB", LocalDate.of(2026, 12, 26))).isTrue();
        assertThat(holidays.isHoliday("GB", LocalDate.of(2026, 12, 28))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GB, true",
        "GB-SCT, true",
        "DE-BY, true",
        "DE-BY-AG, true",
        "gb, false",
        "GB-, false",
        "GB-XXX, false",
        "-, false",
        "XX, false",
        "NYSE, false",
        "'', false",
    })
    void only_regions_with_a_calendar_are_known(String region, boolean known) {
        assertThat(holidays.knows(region)).isEqualTo(known);
    }

    @Test
    void a_region_without_a_calendar_has_no_holidays() {
        assertThat(holidays.isHoliday("XX", LocalDate.of(2026, 12, 25))).isFalse();
    }

    @Test
    void years_that_no_calendar_reaches_have_no_holidays() {
        assertThat(holidays.isHoliday("GB", LocalDate.of(-5, 12, 25))).isFalse();
        assertThat(holidays.isHoliday("GB", LocalDate.of(123_456, 12, 25))).isFalse();
    }

    @Test
    void many_threads_get_the_same_answers() throws Exception {
        Callable<Long> count =
                () ->
                        IntStream.range(0, 366 * 3)
                                .mapToObj(LocalDate.of(2025, 1, 1)::plusDays)
                                .filter(date -> holidays.isHoliday("DE-BY", date))
                                .count();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> count).toList());
            var expected = new JollydayHolidays();
            long alone =
                    IntStream.range(0, 366 * 3)
                            .mapToObj(LocalDate.of(2025, 1, 1)::plusDays)
                            .filter(date -> expected.isHoliday("DE-BY", date))
                            .count();
            for (var counted : counts) {
                assertThat(counted.get()).isEqualTo(alone).isGreaterThan(30);
            }
        }
    }

    /// The planner asks this for every day a window is shut; the bound leaves room for a busy
    /// machine.
    @Test
    void a_question_is_quick_once_its_year_is_known() {
        var days = IntStream.range(0, 365).mapToObj(LocalDate.of(2026, 1, 1)::plusDays).toList();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 200; round++) {
            long start = System.nanoTime();
            long holidaysFound = days.stream().filter(d -> holidays.isHoliday("GB-SCT", d)).count();
            best = Math.min(best, (System.nanoTime() - start) / days.size());
            assertThat(holidaysFound).isGreaterThan(5);
        }
        assertThat(best).as("nanoseconds a question").isLessThan(1000);
    }
}
