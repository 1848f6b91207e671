package dev.espalier.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who wants no more of one sequence, though other mail is welcome. [Contacts] knows who wants none
/// at all.
public interface OptOuts {

    /// The contact must exist until the transaction ends. Again leaves the first instant as it is.
    void add(int workspace, String contactId, String sequence, Instant now);

    /// @return whether there was one
    boolean remove(int workspace, String contactId, String sequence);

    /// Since when.
    Optional<Instant> find(int workspace, String contactId, String sequence);

    /// The sequences, by id.
    List<String> of(int workspace, String contactId);
}
