package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.send.SendState;
import dev.espalier.send.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger as people read it: every send, those on their way and those that have ended.
public interface Ledger {

    /// @param inDoubtSince null when it is not in doubt
    /// @param waiting why it waits although it could go; null when it does not
    /// @param dueAt when it goes, or is looked at next; null when it is not queued
    record Entry(
            UUID id,
            String sequence,
            String contactId,
            @Nullable String templateId,
            String emailId,
            StepKey step,
            SendState state,
            int attempt,
            Instant plannedAt,
            @Nullable Instant acceptedAt,
            String detail,
            @Nullable Instant inDoubtSince,
            @Nullable Waiting waiting,
            @Nullable Instant dueAt) {}

    Optional<Entry> find(int workspace, UUID id);

    /// Whether anything of this email reached a relay, or is about to. For an email that one person
    /// gets.
    boolean wasSent(int workspace, String email);

    /// Those of these emails that [#wasSent] holds of.
    Set<String> sent(int workspace, Collection<String> emails);

    /// All there is of these sequences, oldest first. For sequences that one contact is in: those
    /// that many are in are read by [#list].
    List<Entry> ofSequences(int workspace, Collection<String> sequences);

    /// By id; every filter is optional.
    Page<Entry> list(
            int workspace,
            Optional<List<SendState>> states,
            Optional<String> sequence,
            Optional<String> contact,
            Optional<UUID> after,
            int limit);
}
