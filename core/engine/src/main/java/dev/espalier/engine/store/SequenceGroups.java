package dev.espalier.engine.store;

import dev.espalier.engine.journal.Entry;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sequences taken together.
public interface SequenceGroups {

    /// Those whose name or id holds this text, or whose contact's name or address does;
    /// capitals do not matter. By id.
    Page<Sequence> search(
            int workspace,
            String text,
            Optional<SequenceStatus> status,
            Optional<String> after,
            int limit);

    /// Exact at any time, whatever their number.
    Map<SequenceStatus, Long> countByStatus(int workspace);

    /// Rolls up what the counts are made of. Any node may, at any time.
    void rollUpTally();

    record Key(int workspace, String sequence) {}

    /// Ends those among them that were written for one contact whose way through has ended:
    /// completed when the contact got all there was to get, else cancelled.
    ///
    /// @return an entry for each that ended
    List<Entry> endFinished(Collection<Key> sequences, Instant now);

    /// The same, for all that were written for this contact.
    List<Entry> endFinishedOf(int workspace, String contactId, Instant now);
}
