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

    Map<Fingerprint, Pinned> findAll(int workspace, Collection<Fingerprint> fingerprints);
}
