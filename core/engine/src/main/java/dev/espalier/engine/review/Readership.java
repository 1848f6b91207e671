package dev.espalier.engine.review;

import dev.espalier.contact.Contact;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import java.util.Set;

/// Who will read a text, as far as that tells which of its merge tags have a value.
sealed interface Readership {

    /// So many contacts tell which properties there are.
    int NEWEST = 500;

    /// The one person whom it was written for.
    ///
    /// @param isBroughtByEvent then the text may speak of an event that is not looked at here
    record One(Contact contact, boolean isBroughtByEvent) implements Readership {}

    /// Whoever comes. Only hints can be given: the next one may have what nobody has had so far.
    ///
    /// @param properties the names that properties of the newest contacts have; empty when there is
    ///   nobody, and then nothing is known
    record Many(Set<String> properties) implements Readership {}

    /// @param contact whom it goes to, and nobody else
    static Readership one(Email email, Contact contact) {
        return new One(contact, email.person().isPresent());
    }

    static Readership many(Transaction tx, int workspace) {
        return new Many(tx.contacts().propertyNames(workspace, NEWEST));
    }
}
