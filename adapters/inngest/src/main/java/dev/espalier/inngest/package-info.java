/// # Inngest
///
/// Hands jobs to Inngest and does them when it calls back. The JVM SDK is not needed: events, the
/// signature and the serve endpoint are a few hundred lines of HTTP.
///
///     job table ──event, id = the job's──▶ Inngest
///        ▲                                    │ decides when, how many at once, how often
///        └──outcome── work ◀──POST /api/inngest, signed──┘
///
/// The table is the outbox: an event goes out after its job's transaction was committed, until
/// Inngest says that it has it. An event that went out and never began is sent again, under a new
/// id, when Inngest says that it learned something new about this server, and after some hours.
///
/// Guaranteed: no job is lost while Inngest is away; two events for one job, two runs or a run that
/// comes again do it once at a time and never after its end; what is not signed by one of the
/// configured keys, is older than five minutes, or was there before, does nothing. Not guaranteed:
/// an order; and Inngest's own promises are Inngest's.
@NullMarked
package dev.espalier.inngest;

import org.jspecify.annotations.NullMarked;
