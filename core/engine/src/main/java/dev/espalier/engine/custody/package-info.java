/// # Custody
///
/// Whether this server may send from this database. A database that was restored from a copy holds
/// sends that the original makes too, or has made since the copy was taken: nothing goes out of it
/// before a person says that it should.
///
/// Three things tell a copy: PostgreSQL's own identity (another cluster, or another database of
/// it), the place of the embedded data directory (a copied file is another file), and the position
/// of PostgreSQL's log, which never goes back but by restoring. The first is written down in the
/// database, the other two beside it, by a [Witness].
@NullMarked
package dev.espalier.engine.custody;

import org.jspecify.annotations.NullMarked;
