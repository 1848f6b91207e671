/// # Ingest
///
/// Takes events in: stores them, enrols whom a trigger names, wakes who waits. One batch is one
/// transaction; single events that come at the same time share one.
@NullMarked
package dev.espalier.engine.ingest;

import org.jspecify.annotations.NullMarked;
