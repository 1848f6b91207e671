package dev.espalier.engine.sequences;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Trigger;
import dev.espalier.sequence.Email;
import java.util.List;

/// An author's text, read, with the texts of its emails pinned.
///
/// @param canonical the definition in its one form
/// @param triggers those given beside the text, in their one form
/// @param emails in the order of the definition; drafts, but for those that were approved word for
///   word
record Drafted(
        Definition definition,
        String canonical,
        List<Trigger> beside,
        String triggers,
        List<Email> emails) {

    boolean isApproved() {
        return emails.stream().allMatch(Email::isApproved);
    }
}
