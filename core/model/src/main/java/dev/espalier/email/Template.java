package dev.espalier.email;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A reusable email text.
///
/// @param version counts the changes of its text, from 1
/// @param body as its author wrote it
/// @param plain the text part its author wrote; empty: made from the HTML
/// @param text compiled
/// @param variables the paths its Liquid reads, sorted
public record Template(
        int workspace,
        String id,
        int version,
        String name,
        String subject,
        Optional<String> preheader,
        Markup body,
        Optional<String> plain,
        EmailText text,
        List<String> variables,
        Instant createdAt,
        Instant updatedAt) {}
