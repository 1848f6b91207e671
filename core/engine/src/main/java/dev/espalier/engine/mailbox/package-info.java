/// # Mailbox
///
/// Where mail goes while no relay is configured, so that a first sequence can be watched from end
/// to end: a [Mailer][dev.espalier.engine.mail.Mailer] that keeps messages in the database, and a
/// reader.
///
/// Guaranteed: a message that was accepted is kept, bytes unchanged. Not guaranteed: that any of it
/// reaches anybody.
@NullMarked
package dev.espalier.engine.mailbox;

import org.jspecify.annotations.NullMarked;
