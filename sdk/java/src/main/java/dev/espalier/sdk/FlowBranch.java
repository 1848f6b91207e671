package dev.espalier.sdk;

import java.util.List;

/// One way on from a condition or a wait.
public record FlowBranch(String label, List<FlowStep> steps) {}
