package dev.espalier.engine.store;

import dev.espalier.engine.journal.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The journal's rows.
public interface Audits {

    void write(Collection<Entry> entries);

    /// Of one sequence, newest first.
    ///
    /// @param before the number of the last entry of the page before
    Page<Numbered> ofSequence(int workspace, String sequence, Optional<Long> before, int limit);

    record Numbered(long number, Entry entry) {}

    /// Where a watcher stands: everything up to here was seen, and nothing before it will come any
    /// more.
    ///
    /// @param transaction of the database
    /// @param number within all entries
    record Place(long transaction, long number) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byTransaction = Long.compareUnsigned(transaction, other.transaction);
            return byTransaction != 0 ? byTransaction : Long.compare(number, other.number);
        }
    }

    /// Where somebody begins to watch who wants to see what comes from now on.
    Place now();

    record Placed(Place place, Entry entry) {}

    /// What can be told for certain after this place, oldest first.
    List<Placed> after(int workspace, Place place, int limit);

    /// Where something happened after this place, oldest first.
    List<Stirred> stirred(Place place, int limit);

    record Stirred(int workspace, Place place) {}
}
