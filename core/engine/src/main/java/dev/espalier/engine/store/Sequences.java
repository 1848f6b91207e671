package dev.espalier.engine.store;

import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sequences and their versions.
public interface Sequences {

    Optional<Sequence> find(int workspace, String id);

    /// Locks the row until the transaction ends, so that two changes of one sequence follow one
    /// another.
    Optional<Sequence> findForUpdate(int workspace, String id);

    /// @return whether it was inserted; false: there is one with this id already
    boolean insert(Sequence sequence);

    void save(Sequence sequence);

    /// Deletes it with its versions, emails and enrolments. Sends stay in the ledger.
    void delete(int workspace, String id);

    /// By id.
    Page<Sequence> list(
            int workspace, Optional<SequenceStatus> status, Optional<String> after, int limit);

    Map<SequenceStatus, Long> countByStatus(int workspace);

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

    /// Inserts the version, or replaces it while it is not published.
    void putVersion(Version version);

    void publish(int workspace, String sequence, int version, Instant now);

    /// The triggers of every sequence that takes people: what the ingest matches events against.
    List<Listening> listening();

    /// A counter that every change of what [#listening] answers moves on, on whatever node.
    long listeningGeneration();

    void bumpListening();

    /// @param version the running one
    record Listening(
            int workspace, String sequence, int version, String canonical, String triggers) {}
}
