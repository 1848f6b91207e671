package dev.espalier.bench.crash;

import java.util.Locale;

/// What is done to the servers.
enum Kind {
    /// `kill -9` of either of two nodes, at any moment.
    KILL(20_000, 100, 2_000, 15),
    /// The same, and what is in doubt is held for a person.
    HOLD(20_000, 100, 1_000, 8),
    /// PostgreSQL stopped at once.
    POSTGRES(20_000, 20, 1_000, 3),
    /// A relay that says 451, hangs up after the final dot, and is silent.
    HOSTILE(20_000, 0, 500, 0),
    /// Emails are stopped in the moment they are sent; the sends are the calls.
    RACES(10_000, 0, 400, 0),
    /// Reviewers work on one email at the same moment; the sends are the rounds.
    REVIEW(4_000, 0, 120, 0),
    /// A node stands still and goes on.
    FREEZE(10_000, 3, 1_000, 1),
    /// Nodes are asked to end under load.
    TERM(20_000, 20, 1_000, 3),
    /// A restored copy of the database is started beside the original.
    COPY(10_000, 0, 1_000, 0),
    /// `kill -9` of nodes while a model writes drafts; the sends are the drafts.
    JOBS(400, 20, 24, 2);

    private final int sends;
    private final int faults;
    private final int sendsInShort;
    private final int faultsInShort;

    Kind(int sends, int faults, int sendsInShort, int faultsInShort) {
        this.sends = sends;
        this.faults = faults;
        this.sendsInShort = sendsInShort;
        this.faultsInShort = faultsInShort;
    }

    int sends(boolean isShort) {
        return isShort ? sendsInShort : sends;
    }

    int faults(boolean isShort) {
        return isShort ? faultsInShort : faults;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
