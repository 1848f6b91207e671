package dev.espalier.sdk;

/// Whether the server is well.
public record Health(String status) {}
