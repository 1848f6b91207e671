/// # Checkup
///
/// Looks at everything a server needs, before it runs or while it does, and says in a line each
/// what was found and what to do about it. Changes nothing: a database that does not exist yet is
/// not made, migrations are counted and not applied, the relay is greeted and gets no mail.
@NullMarked
package dev.espalier.server.checkup;

import org.jspecify.annotations.NullMarked;
