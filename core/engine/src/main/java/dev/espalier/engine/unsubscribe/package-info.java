/// # Unsubscribing
///
/// Every message brings a link of its own person's, and a mail address, by which the person gets
/// out: of everything this workspace sends, or of the one sequence the message was from.
///
/// The link holds a signed [Ticket] and nothing else, so it works as long as there is the contact:
/// after the sequence was deleted, after the keys were changed, years later. It says who the person
/// is to the system, not to a reader: an id, no address.
///
/// Guaranteed: looking changes nothing; what [Unsubscribing] answered is in force, and the relay
/// sees nothing more of that scope (see the barriers). Not guaranteed: that it was the person.
/// Whoever has the mail can unsubscribe its reader, as with every such link; it can be taken back
/// the same way.
@NullMarked
package dev.espalier.engine.unsubscribe;

import org.jspecify.annotations.NullMarked;
