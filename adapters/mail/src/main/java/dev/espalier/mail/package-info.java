/// # Mail
///
/// From what an author wrote to what a relay is told. `text` compiles markup to templates and
/// renders them, `mime` writes messages, `smtp` hands them over; this package is their one door to
/// the engine's `Composer`.
@NullMarked
package dev.espalier.mail;

import org.jspecify.annotations.NullMarked;
