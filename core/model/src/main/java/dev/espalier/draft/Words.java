package dev.espalier.draft;

/// What a drafter wrote.
///
/// @param preheader empty: none
/// @param html the body alone, without head or styles
public record Words(String subject, String preheader, String html, String text) {}
