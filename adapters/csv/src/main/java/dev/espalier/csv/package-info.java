/// # CSV
///
/// Reads files of contacts as people's programs write them: with or without a byte order mark, any
/// line end, quoted commas and line breaks, semicolons or tabs where a spreadsheet speaks another
/// language. Knows rows, not rules: whether an address is one is decided by whom the rows are for.
///
/// Guaranteed: memory does not grow with the file; a row that is refused can be written out again
/// cell by cell, with its line and the reason, and the mended file can be imported as it is.
@NullMarked
package dev.espalier.csv;

import org.jspecify.annotations.NullMarked;
