package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// How many emails may go within a time, counted for all nodes together.
public interface Quotas {

    /// The workspace of what is counted for the whole installation.
    int EVERYBODY = 0;

    /// @param scope what is counted, such as `rate:example.com`
    /// @param since when its time began
    record Key(int workspace, String scope, Instant since) {}

    record Quota(Key key, long cap, long used) {
        public long left() {
            return cap - used;
        }
    }

    /// The latest that was opened of a scope.
    Optional<Quota> latest(int workspace, String scope);

    /// Those that have been opened.
    Map<Key, Quota> find(Collection<Key> keys);

    /// Begins to count, unless somebody has begun already: then the cap stays what it is.
    void open(Key key, long cap);

    /// Counts as many as still may, in one order everywhere; held until the transaction ends.
    ///
    /// @param wanted of opened ones
    /// @return how many of them may
    Map<Key, Integer> take(Map<Key, Integer> wanted);

    /// Takes back what was counted and did not go.
    void giveBack(Map<Key, Integer> some);

    /// Drops the counts of long ago, but for the latest of each scope.
    void forget(Instant before);
}
