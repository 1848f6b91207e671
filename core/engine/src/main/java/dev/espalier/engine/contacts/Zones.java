package dev.espalier.engine.contacts;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Regions of the IANA time zone database. Offsets such as `+02:00` are none: they know no summer.
final class Zones {

    static final String EXPECTED = "expected: a region such as Europe/London";

    private static final Map<String, ZoneId> BY_LOWER_CASE =
            ZoneId.getAvailableZoneIds().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    id -> id.toLowerCase(Locale.ROOT), ZoneId::of, (a, _) -> a));

    private Zones() {}

    /// Capitals aside; empty when there is no such region.
    static Optional<ZoneId> find(String text) {
        return Optional.ofNullable(BY_LOWER_CASE.get(text.strip().toLowerCase(Locale.ROOT)));
    }

    /// A stranger's text as an issue may show it.
    static String shown(String text) {
        var visible = text.codePoints().limit(60).map(c -> Character.isISOControl(c) ? '?' : c);
        return "\""
                + visible.collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "\"";
    }
}
