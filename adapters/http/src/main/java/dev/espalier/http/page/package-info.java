/// # Pages
///
/// What people look at, as values: a [Visit] in, a [Reply] out. Each set of pages names its own
/// content security policy; the server adds nothing but the request's id.
@NullMarked
package dev.espalier.http.page;

import org.jspecify.annotations.NullMarked;
