/// # Sign-in
///
/// `/session` and what is below it, for the page in the browser: who is signed in, signing in and
/// out, the links by which people come in, and a new password. Spoken in JSON; the session travels
/// in a cookie alone, which no script reads.
///
/// Everything here is refused to pages of other servers. What people are and may is
/// [operations][dev.espalier.http.api] of the table, like everything else.
@NullMarked
package dev.espalier.http.signin;

import org.jspecify.annotations.NullMarked;
