/// # Files that go in
///
/// Brings a file of contacts or of suppressions, of any size, into a server, part by part, and goes
/// on where it was after whatever cut it off: the connection, the server, or this process.
///
///     file ──▶ parts ──▶ server          contacts.importing     how far it is
///                │                       contacts.refused.csv   rows that cannot be used, so far
///                └─ each settled: refused rows are written, then the position, then the next part
///
/// The position is a file beside the refused rows. It names what was imported where: what its rows
/// are, the file by its fingerprint, the server, a mark of the key, and an address that is in. Where
/// one of these is not as it was, the import begins anew and says why; beginning anew is always
/// right, since who is in is left as they are. It is named after the refused rows and
/// locked while an import runs, so that a second one of the file, or one that would write its refused
/// rows to the same file, is refused; the lock ends with its process, however that ends.
///
/// Guaranteed: a refused row is written once; of rows with one address the first counts, however
/// often the import was cut off; a row that was settled is not sent again; memory hardly grows with
/// the file (an address costs about thirty bytes).
///
/// Not guaranteed: rows of the part that was under way when an answer was lost count as unchanged,
/// though the lost answer may have said that they were created.
@NullMarked
package dev.espalier.cli.importing;

import org.jspecify.annotations.NullMarked;
