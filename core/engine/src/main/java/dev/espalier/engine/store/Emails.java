package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Sends.EnrolmentKey;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The emails of sequences.
public interface Emails {

    /// Those of one version that are for whoever comes, in their order.
    List<Email> ofVersion(int workspace, String sequence, int version);

    /// What those of one version say, in their order; empty where nothing was written.
    List<Optional<Fingerprint>> texts(int workspace, String sequence, int version);

    /// Those of all these versions; of each in their order.
    List<Email> ofVersions(Collection<VersionKey> versions);

    Optional<Email> find(int workspace, String id);

    /// An email and the sequence it belongs to.
    record Opened(Sequence sequence, Email email) {}

    /// Those that there are, with their sequences locked until the transaction ends, in one order,
    /// so that two who open the same emails do not wait for each other. What is read is as it is
    /// once the lock is held.
    List<Opened> open(int workspace, Collection<String> ids);

    /// As [#open], but waits for nobody: those whose sequences somebody else has locked are left
    /// out.
    List<Opened> openFree(int workspace, Collection<String> ids);

    void insert(List<Email> emails);

    /// Writes all but its place, and what was done to it. Whoever saves holds the lock of its
    /// sequence.
    void save(Email email, Entry entry);

    /// What was written for one person on their way through a sequence, in their order.
    List<Email> ofEnrolment(int workspace, UUID enrolment);

    /// What was written for single people who are in a sequence, by id.
    ///
    /// @param approved empty: whether or not
    Page<Email> written(
            int workspace,
            String sequence,
            Optional<Boolean> approved,
            Optional<String> after,
            int limit);

    void deleteVersion(int workspace, String sequence, int version);

    /// Writes that these emails of one workspace are approved, and what was done.
    ///
    /// @param approved as [Email#approved] makes them
    void approve(List<Email> approved, List<Entry> entries);

    /// Writes that another draft of these emails of one workspace was asked for, and what was done.
    ///
    /// @param waiting as [Email#regenerating] makes them
    void regenerate(List<Email> waiting, List<Entry> entries);

    /// What the planner and the dispatcher need of the emails of these versions.
    Map<VersionKey, Map<StepKey, Pin>> pins(Collection<VersionKey> versions);

    /// The same of what was written for these people alone, by enrolment.
    Map<UUID, Map<StepKey, Pin>> pinsOf(Collection<EnrolmentKey> enrolments);

    /// One version of one sequence.
    record VersionKey(int workspace, String sequence, int version) {}

    /// @param fingerprint of the text as it stands; null while there is none
    record Pin(
            String emailId,
            dev.espalier.email.@Nullable Fingerprint fingerprint,
            @Nullable String templateId,
            EmailState state) {}
}
