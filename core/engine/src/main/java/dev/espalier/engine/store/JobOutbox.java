package dev.espalier.engine.store;

import dev.espalier.engine.jobs.Job;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Jobs that go out as events, where somebody else decides when they run.
public interface JobOutbox {

    /// A job as an event.
    ///
    /// @param round how often an event was made for it: the next one must not be taken for the last
    record Outgoing(Job job, int round) {}

    /// What is to go out. It is this caller's until then, and goes out again if it is not heard of
    /// any more.
    List<Outgoing> take(int most, Instant now, Instant until);

    /// They arrived.
    ///
    /// @param lookAgain when one that has not begun by then is to go out again
    void sent(Collection<Outgoing> events, Instant now, Instant lookAgain);

    /// They did not.
    void putOff(Collection<Outgoing> events, Instant until, String trouble);

    /// It never will.
    void refused(Outgoing event, String trouble, Instant now);

    /// Lets go out again, as new events, what went out and has not begun: nobody listened.
    void resend(Instant now);

    /// Takes one for a run of somebody else's. A run that comes again takes it from itself.
    ///
    /// @param lookAgain when it is to go out again, should nothing be heard of that run
    Begun begin(int workspace, UUID id, Run run, Instant now, Instant lookAgain);

    /// @param owner the node
    /// @param name theirs, of the run
    record Run(UUID owner, String name) {}

    /// What beginning came to.
    sealed interface Begun {
        record Mine(Job job) implements Begun {}

        /// It ended before.
        record Over(Job job) implements Begun {}

        /// Another run is at it.
        record Busy(Job job) implements Begun {}

        record Unknown() implements Begun {}
    }

    /// The other side knows what can be run here.
    void synced(URI where, Instant now);

    Optional<Synced> lastSync();

    /// @param where it was told that we are
    record Synced(URI where, Instant at) {}
}
