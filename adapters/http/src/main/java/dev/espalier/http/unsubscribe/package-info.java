/// # The way out
///
/// The pages behind the links that unsubscribe: no key, no login, no script, no cookie. GET and
/// HEAD change nothing, so nothing happens when a program looks whether a link in a mail is
/// harmful. POST does what its body says, at once: what mail programs send for their own button
/// (RFC 8058), or what the buttons of the page send.
@NullMarked
package dev.espalier.http.unsubscribe;

import org.jspecify.annotations.NullMarked;
