package dev.espalier.definition;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Reads the window in which emails may go out.
final class ScheduleReader {

    private final Faults faults;
    private final Holidays holidays;

    ScheduleReader(Faults faults, Holidays holidays) {
        this.faults = faults;
        this.holidays = holidays;
    }

    /// Empty after a fault.
    Optional<SendWindow.Between> read(Piece piece) {
        if (!(piece.node() instanceof Node.Mapping mapping)) {
            faults.expected(piece, "a mapping of from, to, days, zone and holidays");
            return Optional.empty();
        }
        var fields = new Fields(piece, mapping, faults);
        if (!fields.has("from", "to", "days", "holidays")) {
            faults.add(
                    piece.path(),
                    piece.line(),
                    "no limit (expected: at least one of from, to, days and holidays)");
        }
        var to = fields.take("to");
        var opens = time(fields.take("from"), LocalTime.MIN);
        var closes = time(to, LocalTime.MAX);
        var days = fields.take("days");
        var open =
                days.isEmpty()
                        ? Optional.of(Days.EVERY_DAY)
                        : days.flatMap(p -> Scalars.days(p, faults));
        var zone = fields.take("zone");
        var zoneRead = zone.flatMap(this::zone);
        var region = fields.take("holidays");
        var regionRead = region.flatMap(this::region);
        fields.refuseTheRest();
        if (opens.isPresent() && opens.equals(closes)) {
            to.ifPresentOrElse(
                    p -> faults.expected(p, "another time than from, else the window never opens"),
                    () ->
                            faults.add(
                                    piece.path(),
                                    piece.line(),
                                    "never open (expected: from before 24:00)"));
            return Optional.empty();
        }
        if (opens.isEmpty()
                || closes.isEmpty()
                || open.isEmpty()
                || zone.isPresent() != zoneRead.isPresent()
                || region.isPresent() != regionRead.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new SendWindow.Between(
                        opens.get(), closes.get(), open.get(), zoneRead, regionRead));
    }

    private Optional<LocalTime> time(Optional<Piece> written, LocalTime unlessWritten) {
        return written.isEmpty()
                ? Optional.of(unlessWritten)
                : written.flatMap(piece -> Scalars.time(piece, faults));
    }

    private Optional<ZoneId> zone(Piece piece) {
        return Scalars.line(piece, faults, 100)
                .flatMap(name -> {
                    try {
                        return Optional.of(ZoneId.of(name));
                    } catch (DateTimeException _) {
                        faults.expected(
                                piece,
                                "a zone such as Europe/London"
                                        + Words.closest(name, ZoneId.getAvailableZoneIds())
                                                .map(z -> "; did you mean " + z + "?")
                                                .orElse(""));
                        return Optional.empty();
                    }
                });
    }

    private Optional<String> region(Piece piece) {
        return Scalars.line(piece, faults, 20)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(code -> {
                    boolean known = holidays.knows(code);
                    if (!known) {
                        faults.expected(
                                piece,
                                "a country or part of one with known holidays, such as GB or GB-SCT");
                    }
                    return known;
                });
    }
}
