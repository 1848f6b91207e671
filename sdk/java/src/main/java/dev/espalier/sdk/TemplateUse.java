package dev.espalier.sdk;

/// A sequence that names a template.
public record TemplateUse(String sequenceId, String name, SequenceState status) {}
