/// # The door
///
/// Finds out who asks: a program by its key (`Authorization: Bearer esp_…`, RFC 6750), a person by
/// the cookie of their session. A key that is given rules; the cookie is looked at when there is
/// none.
///
/// A browser sends a cookie along whoever wrote the page that asks. So a cookie opens only for
/// pages of this server: a request that says it comes from another one is refused, and so is a
/// writing one that does not say where it comes from. The cookie itself is `HttpOnly` and
/// `SameSite=Strict`; where people reach the server over HTTPS it is `__Host-espalier`, which no
/// neighbour of the host can set.
@NullMarked
package dev.espalier.http.door;

import org.jspecify.annotations.NullMarked;
