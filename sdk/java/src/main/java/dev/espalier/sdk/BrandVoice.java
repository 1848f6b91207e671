package dev.espalier.sdk;

import java.util.List;

/// How a workspace sounds, to whoever drafts for it.
///
/// @param use words to prefer
/// @param avoid words that keep a draft from landing
/// @param signature added to every draft
/// @param postalAddress added below it
/// @param linkDomains where links may lead, beside the sender's own domain
/// @param examples mails that sound right
public record BrandVoice(
        String name,
        String tone,
        List<String> use,
        List<String> avoid,
        String signature,
        String postalAddress,
        List<String> linkDomains,
        List<String> examples) {}
