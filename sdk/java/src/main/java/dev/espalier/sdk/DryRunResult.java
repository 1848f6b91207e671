package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;

/// What would happen to a contact that came in now.
///
/// @param outcome `completed`, or why it would end early or stand still
public record DryRunResult(List<DryRunStep> steps, String outcome, Instant endsAt) {}
