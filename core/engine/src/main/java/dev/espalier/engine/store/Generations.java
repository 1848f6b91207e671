package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Sequences that were written by a drafter for one contact.
public interface Generations {

    /// @param category of the playbook
    /// @param topic what makes two of them the same for one contact
    /// @param brief what the caller asked for; empty: what the playbook says
    /// @param batch what was asked for with it
    record Generated(
            int workspace,
            String sequence,
            String contactId,
            String category,
            String topic,
            Optional<String> brief,
            UUID batch,
            Instant at) {}

    void add(List<Generated> generated);

    Optional<Generated> find(int workspace, String sequence);

    /// Locks these contacts against other generations until the transaction ends, and tells which
    /// of them have an unfinished sequence on this topic already.
    ///
    /// @return the sequences' ids, by contact
    Map<String, String> unfinished(int workspace, Collection<String> contacts, String topic);
}
