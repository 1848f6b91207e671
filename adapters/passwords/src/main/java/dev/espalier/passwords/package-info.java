/// # Passwords
///
/// Argon2id (RFC 9106) by Bouncy Castle, with the parameters that OWASP's cheat sheet gives first
/// for servers: 19 MiB, two passes, one lane. A hash is written as a PHC string, which carries its
/// parameters and its salt: raising them later leaves every kept password good.
///
/// Guaranteed: at most two hashes are computed at once, whatever strangers ask for, so that memory
/// stays bounded; the others wait their turn.
@NullMarked
package dev.espalier.passwords;

import org.jspecify.annotations.NullMarked;
