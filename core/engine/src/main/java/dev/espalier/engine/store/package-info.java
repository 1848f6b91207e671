/// # Store
///
/// The port to the database: one [Store] that runs transactions, and a short list of verbs for each
/// noun inside one. Statements the loops run are set-based: they take and give lists.
///
/// Guaranteed: work that throws leaves nothing behind. Not guaranteed: that two transactions see
/// one another; they run at READ COMMITTED, and whoever needs more takes a lock.
@NullMarked
package dev.espalier.engine.store;

import org.jspecify.annotations.NullMarked;
