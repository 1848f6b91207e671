package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The emails of sequences.
public interface Emails {

    /// Those of one version, in their order.
    List<Email> ofVersion(int workspace, String sequence, int version);

    Optional<Email> find(int workspace, String id);

    void insert(List<Email> emails);

    /// Writes all but its place. Whoever saves holds the lock of its sequence.
    void save(Email email);

    void deleteVersion(int workspace, String sequence, int version);

    /// Approves every email of the version that is a draft and has a text.
    void approveVersion(int workspace, String sequence, int version, String by, Instant now);

    /// What the planner and the dispatcher need of the emails of these versions.
    Map<VersionKey, Map<StepKey, Pin>> pins(Collection<VersionKey> versions);

    /// One version of one sequence.
    record VersionKey(int workspace, String sequence, int version) {}

    /// @param fingerprint of the text as it stands; null while there is none
    record Pin(
            String emailId,
            dev.espalier.email.@Nullable Fingerprint fingerprint,
            @Nullable String templateId,
            EmailState state) {}
}
