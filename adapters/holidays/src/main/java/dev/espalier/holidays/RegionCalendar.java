package dev.espalier.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The holidays of one region, year by year.
final class RegionCalendar {

    private static final int LAST_YEAR = 9999;

    private final HolidayManager manager;
    private final String[] parts;
    private final Map<Integer, BitSet> years = new ConcurrentHashMap<>();

    private RegionCalendar(HolidayManager manager, String[] parts) {
        this.manager = manager;
        this.parts = parts;
    }

    /// @param region one that [#exists]
    static RegionCalendar of(String region) {
        return new RegionCalendar(
                manager(countryOf(region)), partsOf(region).toArray(String[]::new));
    }

    static String countryOf(String region) {
        int dash = region.indexOf('-');
        return dash < 0 ? region : region.substring(0, dash);
    }

    private static List<String> partsOf(String region) {
        var all = Arrays.asList(region.toLowerCase(Locale.ROOT).split("-", -1));
        return all.subList(1, all.size());
    }

    /// jollyday passes over parts that it does not know, and would answer for the whole country.
    static boolean exists(String region) {
        if (!region.equals(region.toUpperCase(Locale.ROOT))) {
            return false;
        }
        CalendarHierarchy at = manager(countryOf(region)).getCalendarHierarchy();
        for (var part : partsOf(region)) {
            var inside = at.getChildren().get(part);
            if (inside == null) {
                return false;
            }
            at = inside;
        }
        return true;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(
                ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    boolean isHoliday(LocalDate date) {
        int year = date.getYear();
        if (year < 1 || year > LAST_YEAR) {
            return false;
        }
        var days = years.get(year);
        if (days == null) {
            days = years.computeIfAbsent(year, this::daysOf);
        }
        return days.get(date.getDayOfYear());
    }

    private BitSet daysOf(int year) {
        var days = new BitSet(367);
        // What is made up for may fall into the next year: the last of December on a weekend.
        for (int of = year - 1; of <= year + 1; of++) {
            for (var holiday : manager.getHolidays(Year.of(of), parts)) {
                if (holiday.getType() != HolidayType.OBSERVANCE) {
                    mark(holiday.getActualDate(), year, days);
                    holiday.getObservedDate().ifPresent(date -> mark(date, year, days));
                }
            }
        }
        return days;
    }

    private static void mark(LocalDate date, int year, BitSet days) {
        if (date.getYear() == year) {
            days.set(date.getDayOfYear());
        }
    }
}
