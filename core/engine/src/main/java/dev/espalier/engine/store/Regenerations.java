package dev.espalier.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// New drafts that were asked for and have not come.
public interface Regenerations {

    /// @param id of the job; a later one takes its place
    /// @param revision of the email it was asked for: it lands on no other
    /// @param by who asked
    record Asked(
            int workspace,
            String email,
            UUID id,
            int revision,
            Optional<String> instruction,
            String by,
            Instant at) {}

    /// Takes the place of one that was asked for before.
    void ask(Asked asked);

    /// Asks for many.
    void askAll(List<Asked> asked);

    Optional<Asked> find(int workspace, String email);

    /// The emails that this job is awaited for, by id.
    List<String> awaiting(int workspace, UUID job);

    void forget(int workspace, String email);
}
