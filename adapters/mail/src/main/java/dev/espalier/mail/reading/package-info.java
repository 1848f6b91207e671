/// # Reading
///
/// Reads messages back for people: decoded header fields and the two text parts. Forgiving, since a
/// message that cannot be read must still be listed.
@NullMarked
package dev.espalier.mail.reading;

import org.jspecify.annotations.NullMarked;
