package dev.espalier.sdk;

/// One email of a playbook.
///
/// @param aim what the email is to bring about
/// @param subject as it is written without a model; `{name:else}` stands for a property
/// @param body paragraphs, an empty line between them; one that names a property the contact lacks
///   is left out, `[brief]` is where a model says what the brief asks for
public record Beat(String aim, String subject, String body) {}
