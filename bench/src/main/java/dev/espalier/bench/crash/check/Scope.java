package dev.espalier.bench.crash.check;

/// Whose emails a call stops, in terms of what the sink can see.
public sealed interface Scope {

    boolean covers(Transaction seen);

    /// Those to one address.
    record Address(String address) implements Scope {
        @Override
        public boolean covers(Transaction seen) {
            return seen.to().equals(address);
        }
    }

    /// Those of one sequence: these runs begin its people's addresses with its id and a dot.
    record Sequence(String id) implements Scope {
        @Override
        public boolean covers(Transaction seen) {
            return seen.to().startsWith(id + ".");
        }
    }

    /// Those that say a text whose approval was withdrawn: these runs put a mark into the subject.
    record Text(String mark) implements Scope {
        @Override
        public boolean covers(Transaction seen) {
            return (seen.subject() + " ").contains(" " + mark + " ");
        }
    }
}
