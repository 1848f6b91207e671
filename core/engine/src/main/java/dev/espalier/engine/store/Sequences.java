package dev.espalier.engine.store;

import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The sequences and their versions.
public interface Sequences {

    Optional<Sequence> find(int workspace, String id);

    /// Those that there are, in no order.
    List<Sequence> findAll(int workspace, Collection<String> ids);

    /// Locks the row until the transaction ends, so that two changes of one sequence follow one
    /// another.
    Optional<Sequence> findForUpdate(int workspace, String id);

    /// @return whether it was inserted; false: there is one with this id already
    boolean insert(Sequence sequence);

    /// Inserts sequences whose ids nobody else has, with their first versions.
    void insertAll(List<Sequence> sequences, List<Version> versions);

    void save(Sequence sequence);

    /// Deletes it with its versions, emails and enrolments. Sends stay in the ledger.
    void delete(int workspace, String id);

    /// By id.
    Page<Sequence> list(
            int workspace, Optional<SequenceStatus> status, Optional<String> after, int limit);

    /// @param canonical the definition in its one form
    record Version(
            int workspace,
            String sequence,
            int version,
            String definition,
            String canonical,
            String triggers,
            OnPublish people,
            Instant createdAt,
            Optional<Instant> publishedAt) {}

    /// What happens to the people inside when a version is published.
    enum OnPublish {
        STAY,
        MIGRATE
    }

    Optional<Version> version(int workspace, String sequence, int version);

    List<Version> versions(int workspace, String sequence);

    /// Those that there are, in no order.
    List<Version> versions(Collection<VersionKey> keys);

    /// Inserts the version, or replaces it while it is not published.
    void putVersion(Version version);

    void publish(int workspace, String sequence, int version, Instant now);

    /// Who must hear of these events: triggers of running versions and waits and exits of every
    /// version that people may still be in, of sequences that take people.
    List<Listener> listeners(Collection<EventName> events);

    record EventName(int workspace, String name) {}

    /// @param isTrigger whether the event enrols; else somebody inside may wait for it or leave by
    ///   it
    /// @param incarnation when the sequence was created: tells it from an earlier one with the same
    ///   id
    record Listener(
            int workspace,
            String event,
            String sequence,
            int version,
            boolean isTrigger,
            Instant incarnation) {}

    /// Writes down what a version that is being published listens to. It takes over the triggers
    /// from the version before; what people in older versions wait for stays.
    void listen(
            int workspace, String sequence, int version, Set<String> triggers, Set<String> waits);

    /// Nobody will come in or wait any more.
    void unlisten(int workspace, String sequence);
}
