/// # People
///
/// Who signs in: from the link that lets them choose a password to the end of their session.
///
/// A person comes in by a [link][dev.espalier.access.SignInLink], never by filling in a form nobody
/// asked them to. What a cookie or a link carries is 256 random bits; the store keeps their SHA-256
/// alone. Passwords are kept as [Passwords][dev.espalier.engine.people.Passwords] hashes them,
/// outside any transaction, a few at a time: a hash costs memory on purpose, and strangers may ask
/// for one.
///
/// Guaranteed: an attempt counts before it is made, so many at once gain nothing; an address that
/// nobody has takes as long as a wrong password; a changed password ends every other session; a
/// person who was disabled, or whose session ended, is out on this node once that has answered, and
/// on any node five seconds later; a workspace never loses its last owner.
@NullMarked
package dev.espalier.engine.people;

import org.jspecify.annotations.NullMarked;
