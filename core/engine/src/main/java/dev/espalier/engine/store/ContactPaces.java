package dev.espalier.engine.store;

import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.send.FrequencyCap;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// When contacts were last sent something, for caps on how often.
public interface ContactPaces {

    record Asked(ContactKey contact, FrequencyCap cap) {}

    /// Whether a contact may be sent one more.
    sealed interface Answer {

        /// @param at what it is remembered by
        record Counted(Instant at) implements Answer {}

        /// @param freeAt when one more may go
        record Full(Instant freeAt) implements Answer {}
    }

    /// Those among them that may get nothing now and are known here already, and when they may.
    Map<ContactKey, Instant> full(Collection<Asked> asked, Instant now);

    /// Counts one for each that may get one more, in one order everywhere; held until the
    /// transaction ends.
    ///
    /// @param asked each contact once
    Map<ContactKey, Answer> take(Collection<Asked> asked, Instant now);

    /// One that was counted.
    record Counting(ContactKey contact, Instant at) {}

    /// Takes back what was counted and did not go.
    void giveBack(Collection<Counting> some);

    /// When a contact was last sent something, by the ledger; ascending.
    List<Instant> sentSince(ContactKey contact, Instant since);

    /// Makes them anew from the ledger: the workspace's cap is another.
    void forget(int workspace);
}
