/// # Paging
///
/// Where a list goes on, as callers carry it: opaque, and good for the list it came from alone.
@NullMarked
package dev.espalier.engine.paging;

import org.jspecify.annotations.NullMarked;
