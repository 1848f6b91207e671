package dev.espalier.bench.crash.check;

import java.time.Duration;

/// Something that was done to the servers.
///
/// @param node as in [Transaction#node()]; empty when it struck all
/// @param at when it struck
/// @param over when what was struck was back, as far as the run saw to it: a process ready again, a
///   frozen one going on, the database answering
public record Fault(Kind kind, String node, long at, long over) {

    public enum Kind {
        /// `kill -9` of a server process.
        KILL,
        /// SIGSTOP, and SIGCONT at [Fault#over()].
        FREEZE,
        /// SIGTERM.
        TERM,
        /// PostgreSQL stopped at once, as by `pg_ctl stop -m immediate`.
        POSTGRES
    }

    /// Whether it struck what this client calls itself.
    public boolean struck(Transaction seen) {
        return node.isEmpty() || node.equals(seen.node());
    }

    /// From the order to kill a process until it is gone and what it wrote is read.
    private static final Duration DYING = Duration.ofMillis(50);

    /// Whether a client of what it struck was still waiting for its answer. A kill is timed before
    /// it is sent: what its process, which never comes back under that name, began in the moment
    /// until it died was open, too.
    public boolean caughtOpen(Transaction seen) {
        return struck(seen)
                && (seen.isOpenAt(at)
                        || (kind == Kind.KILL
                                && seen.begun() > at
                                && seen.begun() - at <= DYING.toNanos()));
    }

    /// One line without its end.
    public String line() {
        return String.join("\t", kind.name(), node, Long.toString(at), Long.toString(over));
    }
}
