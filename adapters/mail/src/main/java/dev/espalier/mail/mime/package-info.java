/// # MIME
///
/// Writes a whole message (RFC 5322, 2045–2047) as bytes that every relay takes unchanged: 7-bit,
/// CRLF, body lines of at most 78 characters. The bytes are frozen before a relay is known, so
/// nothing may depend on what a relay offers; only an address whose local part is outside ASCII
/// leaves 8-bit bytes in a header (RFC 6532) and will need SMTPUTF8.
///
/// Guaranteed: equal input gives equal bytes; no input can add a header or a part.
@NullMarked
package dev.espalier.mail.mime;

import org.jspecify.annotations.NullMarked;
