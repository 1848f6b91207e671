/// # The embedded server
///
/// Runs the real PostgreSQL, unpacked from a jar, as a child of this JVM. One folder holds all it
/// has; whoever copies the folder of a stopped server has a backup.
///
///     JVM ──pipe──▶ supervisor (sh) ──▶ postgres ──▶ its processes
///      │ lock           when the pipe closes: fast shutdown, then immediate
///      ▼
///     data/postgres/{18, bin-18.6.0, log, lock, password, port}
///
/// Guaranteed:
/// - What was committed is there after any death of the JVM, of PostgreSQL or of the machine:
///   `fsync` is on, pages have checksums, a start replays the log.
/// - Never two servers on one directory. A process holds the directory's lock for as long as it
///   lives; one that finds a server left behind stops it before it starts its own.
/// - A killed JVM leaves no server behind. The supervisor notices its pipe close, whatever the cause.
/// - A start that was killed half-way is as if it had not been: folders are renamed to their names
///   when whole.
/// - Nobody but this user reaches the server: loopback only, SCRAM, a random password in a file
///   with mode 0600.
///
/// Not guaranteed: a bounded log during one run (it is bounded from start to start), and data of
/// another major version (a start refuses it and says what to do). The decision is
/// `docs/adr/0003-embedded-postgres.md`.
@NullMarked
package dev.espalier.postgres.embedded;

import org.jspecify.annotations.NullMarked;
