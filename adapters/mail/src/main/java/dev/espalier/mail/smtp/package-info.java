/// # SMTP
///
/// Hands messages to one relay over a pool of kept connections, on blocking sockets made for
/// virtual threads. It is our own client because one thing must be known exactly: *what had been
/// said when it went wrong*.
///
///     MAIL FROM ─ RCPT TO ─ DATA ──▶ message bytes ──▶ final dot ──▶ answer
///     └───────────── NotSubmitted ────────────────┘└─── InDoubt ───┘
///       trouble here: nothing arrived, try again     may have arrived
///
/// Guaranteed: a message is [InDoubt][dev.espalier.engine.mail.Delivery.InDoubt] only when the last
/// piece, the one that holds the final dot, was handed to the operating system; a message is never
/// said twice within one call, except that a kept connection which turns out to be dead before it
/// answered anything is replaced once.
/// Not guaranteed: that an accepted message is delivered; that is the relay's promise, not ours.
///
/// Written after RFC 5321 (SMTP), 2920 (pipelining), 1870 (SIZE), 6152 (8BITMIME), 6531 (SMTPUTF8),
/// 3207 (STARTTLS), 8314 (implicit TLS), 4954 (AUTH) and 2034 (enhanced status codes).
@NullMarked
package dev.espalier.mail.smtp;

import org.jspecify.annotations.NullMarked;
