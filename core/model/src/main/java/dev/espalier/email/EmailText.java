package dev.espalier.email;

/// The text a person approves: four Liquid templates, the markup already compiled to HTML.
///
/// @param subject one line
/// @param preheader the line mail programs show after the subject; empty when there is none
/// @param html a whole HTML document
/// @param text the plain-text part; generated from the HTML when its author gave none
public record EmailText(String subject, String preheader, String html, String text) {}
