package dev.espalier.engine.store;

import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Span;
import dev.espalier.email.Sender;
import dev.espalier.send.FrequencyCap;
import dev.espalier.send.Rate;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// One tenant's settings.
///
/// @param zone for contacts that have none of their own
/// @param maxLateness an email later than this is held for a person
/// @param spacing when the emails for one contact go out, counted from the start, where nobody says
/// @param window in which emails go out, where a sequence has none of its own and nobody gave the
///   email a time
public record Workspace(
        int id,
        String name,
        ZoneId zone,
        Sender sender,
        Duration maxLateness,
        List<Span> spacing,
        SendWindow window,
        Limits limits) {

    /// How much it may send.
    ///
    /// @param frequency for one contact, over all sequences
    /// @param rate of all its emails
    public record Limits(Optional<FrequencyCap> frequency, Optional<Rate> rate) {
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
    }
}
