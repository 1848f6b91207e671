/// # Doing jobs
///
/// [Jobs] is the port: who gets them done. [EmbeddedJobs] does them in this process; the other
/// adapter hands them to Inngest. Both share what decides: [Works], which knows the work behind each
/// kind; [Attempts], which says what becomes of a job after an attempt; and [Farewells], which tells
/// whoever waits for a job that it will not come.
///
///     table ──take──▶ in hand ──run──▶ ended ──finish──▶ table
///                        │                                 ▲
///                        └── node dies: reaped after 6 s ──┘
///
/// Guaranteed: no more of one workspace's jobs run at once than its share, on all nodes together,
/// and the workspace that has least in hand is served first; what an attempt came to counts only
/// while the job is still its own. Not guaranteed: an order.
@NullMarked
package dev.espalier.engine.jobs.running;

import org.jspecify.annotations.NullMarked;
