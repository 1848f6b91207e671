/// # The inbound port
///
/// Takes mail about mail in, over SMTP (RFC 5321) or LMTP (RFC 2033), whichever the client greets
/// with. Not a mail server: it relays nothing, keeps no queue, offers neither TLS nor a login, and
/// knows no mailbox but the addresses that [dev.espalier.engine.feedback.MailRoom] takes. A real
/// mail server stands before it.
///
/// Strict: a line ends with CR LF and with nothing else, so that no two hosts can disagree where a
/// message ends. 250 after the data means that everything that follows from the message is
/// committed; 451 that it is not and may be brought again.
@NullMarked
package dev.espalier.feedback.smtp;

import org.jspecify.annotations.NullMarked;
