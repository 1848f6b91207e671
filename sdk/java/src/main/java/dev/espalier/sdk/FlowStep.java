package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a version, with its people.
///
/// @param at who stand there
/// @param past who have it behind them
/// @param held of those there: who stand still until a person acts
/// @param branches of a condition or a wait
public record FlowStep(
        String key,
        StepType type,
        String title,
        String detail,
        @Nullable String emailId,
        long at,
        long past,
        long held,
        List<FlowBranch> branches) {}
