/// # Contact
///
/// A person who may be mailed: an address, a zone and free properties.
///
/// An [EmailAddress][dev.espalier.contact.EmailAddress] is checked where it enters the house, once;
/// nothing behind that door checks it again. Two spellings of one mailbox share one *normalised*
/// form, and that form is what contacts, suppressions and erasures are keyed by, so that nobody is
/// mailed again because they were written down in capitals.
@NullMarked
package dev.espalier.contact;

import org.jspecify.annotations.NullMarked;
