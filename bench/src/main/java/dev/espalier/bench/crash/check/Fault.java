package dev.espalier.bench.crash.check;

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

    /// One line without its end.
    public String line() {
        return String.join("\t", kind.name(), node, Long.toString(at), Long.toString(over));
    }
}
