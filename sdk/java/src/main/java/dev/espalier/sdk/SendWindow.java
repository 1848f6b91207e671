package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When emails go out. In an answer `from`, `to` and `days` are always there.
///
/// @param from such as `09:00`; null: from the beginning of the day
/// @param to such as `17:00`; null: to the end of the day; before `from`: on the next day
/// @param days such as `mon`; null: every day
/// @param zone such as `Europe/London`; null: each contact's own
/// @param holidays whose public holidays are left out, such as `GB`; null: nobody's
public record SendWindow(
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> days,
        @Nullable String zone,
        @Nullable String holidays) {

    /// Every day, in each contact's own zone.
    public static SendWindow between(String from, String to) {
        return new SendWindow(from, to, null, null, null);
    }

    /// On these days alone, such as `mon` or `mon-fri`.
    public SendWindow on(String... some) {
        return new SendWindow(from, to, List.of(some), zone, holidays);
    }

    /// In one zone for everybody, such as `Europe/London`.
    public SendWindow in(String one) {
        return new SendWindow(from, to, days, one, holidays);
    }

    /// Not on the public holidays of a country or a part of one, such as `GB-SCT`.
    public SendWindow without(String region) {
        return new SendWindow(from, to, days, zone, region);
    }

    Fields fields() {
        return Fields.NONE
                .withSome("from", from)
                .withSome("to", to)
                .withSome("days", days)
                .withSome("zone", zone)
                .withSome("holidays", holidays);
    }
}
