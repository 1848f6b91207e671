package dev.espalier.engine.templates;

import dev.espalier.email.Markup;
import org.jspecify.annotations.Nullable;

/// A template as a caller gives it, unchecked.
///
/// @param name for people, 1..200 characters
/// @param subject one line, Liquid
/// @param preheader null: none
/// @param text the plain part; null: made from the body
public record NewTemplate(
        String name,
        String subject,
        @Nullable String preheader,
        Markup body,
        @Nullable String text) {}
