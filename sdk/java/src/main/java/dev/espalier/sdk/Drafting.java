package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// Who drafts, and how the month's budget stands.
///
/// @param provider such as openai; playbook: no model
/// @param monthlyTokens null: no limit
/// @param monthlyCost null: no limit
/// @param month the calendar month the rest speaks of, such as 2026-12
/// @param usedCost null when the server knows no prices
/// @param reservedTokens of drafts that are being written
public record Drafting(
        String provider,
        String model,
        @Nullable Long monthlyTokens,
        @Nullable Double monthlyCost,
        String month,
        long usedTokens,
        @Nullable Double usedCost,
        long reservedTokens,
        long drafts) {}
