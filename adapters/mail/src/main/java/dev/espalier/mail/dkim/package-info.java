/// # DKIM
///
/// Signs messages for a domain (RFC 6376), with RSA and SHA-256, with Ed25519 (RFC 8463), or with
/// both, header and body relaxed. The signature is made over the very bytes that a relay gets, and
/// its time is the message's own: the same message has the same signature at every attempt.
///
/// What must not be added or doubled on the way is signed once more than it is there. Only mail
/// from the domain, or from below it, is signed: a signature of another domain helps nobody.
@NullMarked
package dev.espalier.mail.dkim;

import org.jspecify.annotations.NullMarked;
