package dev.espalier.draft;

import java.util.List;

/// How a workspace speaks.
///
/// @param name of the house, as mail is signed
/// @param tone such as `warm and plain`
/// @param use words to prefer
/// @param avoid words that must not stand in a draft
/// @param signature the lines at the end of a mail
/// @param postalAddress the line below it that the law asks for
/// @param linkDomains where links may lead, beside the sender's own domain; what lies below them
///   too
/// @param examples mails that sound right
public record BrandVoice(
        String name,
        String tone,
        List<String> use,
        List<String> avoid,
        String signature,
        String postalAddress,
        List<String> linkDomains,
        List<String> examples) {

    /// Of a workspace that has not said.
    public static final BrandVoice PLAIN =
            new BrandVoice("", "", List.of(), List.of(), "", "", List.of(), List.of());

    public BrandVoice {
        use = List.copyOf(use);
        avoid = List.copyOf(avoid);
        linkDomains = List.copyOf(linkDomains);
        examples = List.copyOf(examples);
    }
}
