package dev.espalier.engine.store;

import dev.espalier.definition.Span;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// One tenant's settings.
///
/// @param zone for contacts that have none of their own
/// @param maxLateness an email later than this is held for a person
/// @param spacing when the emails for one contact go out, counted from the start, where nobody says
public record Workspace(
        int id,
        String name,
        ZoneId zone,
        String senderName,
        String senderEmail,
        Duration maxLateness,
        List<Span> spacing) {}
