package dev.espalier.sdk;

/// What a contact would be sent.
public record Preview(String subject, String preheader, String html, String text) {}
