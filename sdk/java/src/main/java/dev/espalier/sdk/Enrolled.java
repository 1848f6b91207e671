package dev.espalier.sdk;

/// A contact came in.
public record Enrolled(String id, String sequenceId, String contactId) {}
