/// # Server
///
/// The only place that knows everyone: reads the configuration, opens the database, starts the
/// node and the doors, and stops them in the opposite order. [Server] is the table of contents.
///
///     configuration ─▶ database ─▶ store ─▶ clock ─▶ mailer ─▶ engine ─▶ node ─▶ http ─▶ ready
///
/// Guaranteed: what was started is stopped when a later part cannot start; closing finishes what is
/// in hand and may be done twice.
@NullMarked
package dev.espalier.server;

import org.jspecify.annotations.NullMarked;
