/// # The judge
///
/// A pure function from what was written down during a run to verdicts. It reads four things: the
/// SMTP sink's log, the log of API calls, the log of faults, and the ledger as it stood in the end.
/// It knows nothing of the server; what it cannot see from outside it does not believe.
///
/// Times are `System.nanoTime()`: on Linux that is CLOCK_MONOTONIC, one clock for every process of
/// the machine, so that what one process logged can be set against what another did.
@NullMarked
package dev.espalier.bench.crash.check;

import org.jspecify.annotations.NullMarked;
