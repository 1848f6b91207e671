package dev.espalier.engine.store;

import java.time.Duration;
import java.time.ZoneId;

/// One tenant's settings.
///
/// @param zone for contacts that have none of their own
/// @param maxLateness an email later than this is held for a person
public record Workspace(
        int id,
        String name,
        ZoneId zone,
        String senderName,
        String senderEmail,
        Duration maxLateness) {}
