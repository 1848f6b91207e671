/// # Jobs
///
/// Work that is asked for now and done in the background: it may take minutes, it may fail and be
/// tried again, and it survives the machine it runs on.
///
///     queued ──taken──▶ running ──▶ done │ failed
///       ▲                  │
///       ├── tried again ───┘            queued, running ──▶ cancelled │ superseded
///       └── retry ── failed │ cancelled
///
/// A job is a row, written in the transaction of the change that asks for it. Who does it is one
/// port, [dev.espalier.engine.jobs.running.Jobs], with two adapters that the rest of the engine cannot tell apart: this process
/// itself, or Inngest.
///
/// Guaranteed: a change that was committed has its jobs, one that was not has none; asking twice
/// under one id is asking once; what a job came to is recorded once. Not guaranteed: that the work
/// is done once. Who dies in the middle is followed by somebody who does it again, so work must land
/// its result by comparing with what it was asked for.
@NullMarked
package dev.espalier.engine.jobs;

import org.jspecify.annotations.NullMarked;
