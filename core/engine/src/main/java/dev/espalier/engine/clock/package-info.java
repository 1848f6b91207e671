/// # The one clock
///
/// Every node follows the database's clock, so that nodes agree with one another and with what is
/// stored. Nothing else reads the time.
@NullMarked
package dev.espalier.engine.clock;

import org.jspecify.annotations.NullMarked;
