/// # Receipts
///
/// The relay's word for what it took and the database has not been told yet, in files that outlive
/// the process. A file belongs to one process for as long as that lives, by a lock that the system
/// takes away when it dies; whoever finds one without its owner tells the database.
@NullMarked
package dev.espalier.receipts;

import org.jspecify.annotations.NullMarked;
