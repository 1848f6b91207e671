package dev.espalier.engine.review;

import dev.espalier.engine.store.Contacts.Addressee;
import dev.espalier.engine.store.Transaction;
import java.util.Set;

/// Who will read a text, as far as that tells which of its merge tags have a value.
sealed interface Readership {

    /// So many contacts tell which properties there are.
    int LOOKED_AT = 500;

    /// The one person whom it was written for, and nobody else.
    record One(Addressee addressee) implements Readership {}

    /// Whoever comes. Only hints can be given: the next one may have what nobody has had so far.
    ///
    /// @param properties the names that properties of some contacts have, the newest where ids are
    ///   given by the server; empty when there is nobody, and then nothing is known
    record Many(Set<String> properties) implements Readership {}

    static Readership many(Transaction tx, int workspace) {
        return new Many(tx.contacts().propertyNames(workspace, LOOKED_AT));
    }
}
