package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Forgetting people.
public interface Erasures {

    /// Taken first by every transaction that writes down something of a person whom it has only
    /// read of, and not locked: an event, an enrolment, feedback, a sequence for one contact. Waits
    /// while somebody sweeps in this workspace; what is read after it is as it is after the sweep.
    void share(int workspace);

    /// The other side: waits until whoever has shared is done, and makes others wait. For the
    /// sweep, at the beginning of its transaction.
    void alone(int workspace);

    /// Someone who is to be forgotten.
    ///
    /// @param id what the ledger calls them from then on
    record Forgotten(int workspace, String contactId, String id) {}

    /// Writes down who is to be forgotten and by whom it was asked, and suppresses by their keyed
    /// hashes the addresses the contact has and had, those aside that are another contact's by now.
    void begin(Forgotten who, String address, String by, Instant now);

    /// Forgets answers to calls that speak of a person; what calls that are running now answer is
    /// not kept.
    ///
    /// @param marks texts that stand in an answer or a key
    void forgetAnswers(int workspace, Collection<String> marks);

    /// The sequences that were written for this contact and are not over.
    List<String> openSequences(int workspace, String contactId);

    /// Forgets what was ever asked of emails that were written for the person in sequences for
    /// many, with nobody changing these emails any more: right before the contact goes, and the
    /// emails with it.
    void forgetWritten(Forgotten who);

    /// How many of their sends nodes hold. Looks without waiting for anybody.
    int held(Forgotten who);

    /// Whether it is not finished; nobody else finishes it before this transaction ends.
    boolean isOpen(Forgotten who);

    /// Takes out of every table what is found by the person, but for sends that nodes hold. Their
    /// sends and enrolments stay, without anything that leads to them; which addresses they went to
    /// is kept until [#finish].
    ///
    /// @return how many of their sends are held
    int sweep(Forgotten who, Instant now);

    /// Takes out what relays said of their addresses, which is found by reading everything. Then
    /// nothing is left: not even the contact's id. For a transaction of its own, after a sweep that
    /// found no send held: nobody writes anything of them by then.
    void finish(Forgotten who, Instant now);

    /// Those that were begun and not finished, the oldest first.
    List<Forgotten> unfinished(int limit);

    /// Whether one of these addresses is an erased one, in any workspace.
    ///
    /// @param addresses however they are spelled
    boolean isErased(Collection<String> addresses);
}
