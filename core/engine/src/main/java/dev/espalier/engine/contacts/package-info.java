/// # Contacts
///
/// The book of people: one at a time ([ContactBook][dev.espalier.engine.contacts.ContactBook]) or a
/// thousand ([ContactImport][dev.espalier.engine.contacts.ContactImport]), and the list of
/// addresses that must not be mailed
/// ([SuppressionList][dev.espalier.engine.contacts.SuppressionList]).
///
/// Guaranteed: in one workspace an address is there once, however it is spelled; doing an import
/// again changes nothing; what is stored can be stored (no NUL, no half characters, bounded size
/// and depth). Not guaranteed: that an address has a mailbox behind it.
@NullMarked
package dev.espalier.engine.contacts;

import org.jspecify.annotations.NullMarked;
