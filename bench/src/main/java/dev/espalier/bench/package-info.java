/// # Bench
///
/// Load runs anybody can repeat: a server process of its own, an SMTP sink process, figures taken
/// from outside. Nothing here is a test; nothing asserts a time.
@NullMarked
package dev.espalier.bench;

import org.jspecify.annotations.NullMarked;
