package dev.espalier.sdk;

import java.time.Instant;

/// How many are due within an hour or a day.
public record DueBar(Instant from, long count) {}
