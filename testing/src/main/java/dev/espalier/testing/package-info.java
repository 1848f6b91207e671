/// # Testing
///
/// The whole engine under a clock the test owns: a real PostgreSQL, the real composer, and a relay
/// that keeps what it is handed. `pass(days(3))` lets time go by and runs what falls due, each at
/// its own instant. There is no second, in-memory store: it would be a second truth.
@NullMarked
package dev.espalier.testing;

import org.jspecify.annotations.NullMarked;
