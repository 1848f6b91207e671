package dev.espalier.sdk;

import java.util.List;

/// How people of one category are written to.
///
/// @param purpose what the emails are for
/// @param requires properties a contact must have
/// @param facts properties a drafter may see; none: every one
/// @param emails in their order
/// @param builtIn whether it came with the product
public record Playbook(
        String category,
        String name,
        String purpose,
        List<String> requires,
        List<String> facts,
        List<Beat> emails,
        boolean builtIn) {}
