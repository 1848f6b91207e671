package dev.espalier.definition;

import java.time.LocalDate;

/// Public holidays by region. A port of the pure planner: an adapter brings the calendars.
public interface Holidays {

    /// No holidays anywhere.
    Holidays NONE =
            new Holidays() {
                @Override
                public boolean isHoliday(String region, LocalDate date) {
                    return false;
                }

                @Override
                public boolean knows(String region) {
                    return true;
                }
            };

    /// @param region an ISO 3166 country such as `GB` or a subdivision such as `GB-SCT`
    boolean isHoliday(String region, LocalDate date);

    /// Whether there is a calendar for the region.
    boolean knows(String region);
}
