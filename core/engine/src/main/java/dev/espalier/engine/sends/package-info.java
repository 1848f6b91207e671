/// # Sends
///
/// The ledger as people read it. Nothing here changes anything: rows are planned by the advance and
/// moved by the dispatch.
@NullMarked
package dev.espalier.engine.sends;

import org.jspecify.annotations.NullMarked;
