package dev.espalier.engine.store;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import java.util.Collection;
import java.util.Map;

/// Texts by fingerprint. A text that is saved never changes.
public interface Texts {

    /// @param text what is said
    /// @param sender who says it
    record Pinned(EmailText text, Sender sender) {}

    /// Saving what is there already does nothing.
    Fingerprint save(int workspace, EmailText text, Sender sender);

    /// The first message that was made of a text, by which the others are kept short.
    Map<Fingerprint, byte[]> bases(int workspace, Collection<Fingerprint> fingerprints);

    /// Makes this message the base of its text, unless there is one.
    ///
    /// @return the base
    byte[] base(int workspace, Fingerprint fingerprint, byte[] proposed);

    Map<Fingerprint, Pinned> findAll(int workspace, Collection<Fingerprint> fingerprints);
}
