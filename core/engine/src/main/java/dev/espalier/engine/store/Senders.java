package dev.espalier.engine.store;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Whom a workspace's emails are from. Others are all but the one that the workspace has now; only
/// emails of sequences that are not over count.
public interface Senders {

    /// Whom a text that is written now is from; nobody changes it until the transaction ends.
    Sender of(int workspace);

    /// Waits for those who write texts, and makes others wait until this transaction ends.
    void lock(int workspace);

    /// How many emails a change concerns.
    ///
    /// @param drafts that would be from the new one at once
    /// @param approved and not sent yet, that stay as they were approved
    record Concerned(long drafts, long approved) {}

    /// What it would concern if this were the workspace's sender.
    Concerned concerned(int workspace, Sender sender);

    /// Locks the sequences that have drafts from others, in the order of their ids.
    void lockSequences(int workspace);

    /// Texts of drafts from others.
    Map<Fingerprint, EmailText> draftTexts(int workspace, int limit);

    /// Those of these texts that are from others; nobody changes who that is until the transaction
    /// ends.
    Map<Fingerprint, EmailText> ofOthers(int workspace, Collection<Fingerprint> texts);

    /// Puts other texts in the place of those that drafts have, and writes that down. A new draft
    /// that is on its way still lands.
    ///
    /// @param texts what takes the place of what
    /// @param sender whom they are from
    /// @return how many emails
    int take(
            int workspace,
            Map<Fingerprint, Fingerprint> texts,
            Sender sender,
            String by,
            Instant now);
}
