package dev.espalier.sdk;

import java.util.List;

/// What became of sends, day by day.
public record Outcomes(List<OutcomeDay> days) {}
