/// # Definitions at work
///
/// Reads authors' texts through a port and keeps what was read: a published version never changes,
/// so its [Program] is parsed once a process.
@NullMarked
package dev.espalier.engine.definitions;

import org.jspecify.annotations.NullMarked;
