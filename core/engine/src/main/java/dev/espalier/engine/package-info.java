/// # Engine
///
/// Use cases and loops, and every port to the outside: the [dev.espalier.engine.store.Store], the
/// [dev.espalier.engine.mail.Mailer] and [dev.espalier.engine.mail.Composer]. Knows no SQL, no
/// HTTP, no SMTP.
@NullMarked
package dev.espalier.engine;

import org.jspecify.annotations.NullMarked;
