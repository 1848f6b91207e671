package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// What keeps a text from being sent as it is, or should be looked at.
///
/// @param field subject, preheader, text, or html, mjml or markdown as the body is written
/// @param isHint it may be approved all the same
public record TextFault(
        String field,
        String message,
        @Nullable Integer line,
        @Nullable Integer column,
        boolean isHint) {}
