package dev.espalier.holidays;

import de.focus_shift.jollyday.core.HolidayManager;
import dev.espalier.definition.Holidays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Public and bank holidays by ISO 3166 country (`GB`), part of a country (`GB-SCT`, `DE-BY`) or
/// part of a part where law differs by city (`DE-BY-AG`, as jollyday names it). A holiday that
/// falls on a weekend and is made up for later counts on both days.
///
/// For any number of threads. The first question about a country reads its calendar (tens of
/// milliseconds, the very first some hundreds); the first about a year works that year out; every
/// later one is two look-ups.
public final class JollydayHolidays implements Holidays {

    private final Set<String> countries = knownCountries();
    private final Map<String, RegionCalendar> regions = new ConcurrentHashMap<>();

    private static Set<String> knownCountries() {
        var iso = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
        var known = new HashSet<String>();
        for (var code : HolidayManager.getSupportedCalendarCodes()) {
            String country = code.toUpperCase(Locale.ROOT);
            if (iso.contains(country)) {
                known.add(country);
            }
        }
        return Set.copyOf(known);
    }

    /// False as well for a region that has no calendar: a definition checked under an older release
    /// must not stop the planner.
    @Override
    public boolean isHoliday(String region, LocalDate date) {
        var calendar = regions.get(region);
        if (calendar == null) {
            if (!knows(region)) {
                return false;
            }
            calendar = regions.computeIfAbsent(region, RegionCalendar::of);
        }
        return calendar.isHoliday(date);
    }

    @Override
    public boolean knows(String region) {
        return regions.containsKey(region)
                || (countries.contains(RegionCalendar.countryOf(region))
                        && RegionCalendar.exists(region));
    }
}
