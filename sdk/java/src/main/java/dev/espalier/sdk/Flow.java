package dev.espalier.sdk;

import java.util.List;

/// A version as a picture: its steps, and how many people are where.
public record Flow(int version, List<FlowStep> steps) {}
