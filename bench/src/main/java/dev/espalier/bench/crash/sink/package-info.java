/// # The sink
///
/// An SMTP server (RFC 5321 with PIPELINING, 8BITMIME, SMTPUTF8 and SIZE) in a process of its own:
/// the witness of a crash run. What it accepts it appends to its log and forces to the disk
/// *before* it says 250, so nothing that was accepted can be missing from the log, whatever dies.
/// Several acceptances share one fsync.
///
/// It can also misbehave as relays do: say 451, take a message and hang up without an answer, be
/// silent for long, be slow.
@NullMarked
package dev.espalier.bench.crash.sink;

import org.jspecify.annotations.NullMarked;
