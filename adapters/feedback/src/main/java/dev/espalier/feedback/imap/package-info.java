/// # The mailbox
///
/// Reads mail about mail out of a mailbox over IMAP (RFC 9051), for those who have no mail server
/// of their own to hand it over. Looks every 30 seconds, remembers in the database how far it has
/// read and changes nothing in the mailbox, so people may read it too.
///
/// Guaranteed: one node reads a mailbox at a time; a message is noted as read after everything that
/// follows from it is committed; one that cannot be read is told in the log, stays where it is and
/// holds up none behind it.
@NullMarked
package dev.espalier.feedback.imap;

import org.jspecify.annotations.NullMarked;
