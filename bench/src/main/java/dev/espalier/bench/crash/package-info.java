/// # The crash suite
///
/// Server processes are killed, frozen and asked to end, PostgreSQL is stopped at once, the relay
/// misbehaves, people stop emails in the very moment they are sent. Meanwhile a witness outside, the
/// [sink][dev.espalier.bench.crash.sink], writes down what it sees before it answers, and a
/// [checker][dev.espalier.bench.crash.check] judges afterwards whether what is promised was kept.
///
///     CrashSuite ── Run ── Stage: PostgreSQL, the sink, two nodes
///                    │       └─ logs ──▶ Evidence ──▶ Checker ──▶ verdicts
///                    └─ feeds people, strikes, waits until all has ended
///
/// See `docs/crash.md`.
@NullMarked
package dev.espalier.bench.crash;

import org.jspecify.annotations.NullMarked;
