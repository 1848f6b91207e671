package dev.espalier.engine.mail;

/// What one person is sent. The preheader is already inside the HTML.
public record RenderedEmail(String subject, String preheader, String html, String text) {}
