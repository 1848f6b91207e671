/// # Privacy
///
/// What a person may ask for: to see everything that is stored of them ([Dossier]), and to be forgotten
/// ([Erasing]).
///
///     ask ──▶ contact gone, enrolments cancelled, address hashed ──barrier──▶ sweep ──▶ finished
///                                                              └─ in flight ─▶ swept when it has landed
///
/// Guaranteed: once an erasure has answered without `inFlight`, the relay sees nothing more for the person
/// and no table holds anything of them. Their sends and enrolments stay as rows of nobody, so that the
/// ledger adds up. The address stays suppressed by a keyed hash that cannot be read back; whoever brings it
/// in again finds it suppressed. What runs while it is asked for (an event, a bounce, a relay's answer) is
/// swept up too: it shares its workspace's lock that the sweep takes alone. What is found by its person is swept
/// under the lock; what can only be found by reading whole tables (relays' words) goes after it, when nobody writes of
/// the person any more.
///
/// Not guaranteed: backups, the write-ahead log and rows that are not vacuumed yet hold what they hold until
/// they are gone; a person whom other people's data speaks of; ids that callers gave to sequences.
@NullMarked
package dev.espalier.engine.privacy;

import org.jspecify.annotations.NullMarked;
