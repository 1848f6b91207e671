package dev.espalier.sdk;

/// One header of a message.
public record MailHeader(String name, String value) {}
