/// # Mail
///
/// The engine's two doors to the world of mail: a [Composer] makes texts and messages, a [Mailer]
/// hands one message to a relay and says exactly what happened. Neither knows a sequence.
@NullMarked
package dev.espalier.engine.mail;

import org.jspecify.annotations.NullMarked;
