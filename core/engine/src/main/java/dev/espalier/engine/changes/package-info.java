/// # Changes
///
/// The journal as it is written, for those who watch. One watcher of the database a node, however
/// many people look on: it learns in which workspaces something happened and wakes the watches
/// there; each then reads what it has not seen. A watch that knows where it stood misses nothing,
/// whatever node it comes back to.
@NullMarked
package dev.espalier.engine.changes;

import org.jspecify.annotations.NullMarked;
