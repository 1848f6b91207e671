/// # Engine
///
/// The use cases and the loops that carry sequences forward, and the ports to the world they need.
/// [Unavailable] is the one failure that everybody above must know by name: the database is away.
@NullMarked
package dev.espalier.engine;

import org.jspecify.annotations.NullMarked;
