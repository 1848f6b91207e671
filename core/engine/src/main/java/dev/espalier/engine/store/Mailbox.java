package dev.espalier.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The built-in mailbox: where mail goes while no relay is configured.
public interface Mailbox {

    /// @param id ordered by time
    /// @param from MAIL FROM, without angle brackets
    /// @param to RCPT TO, without angle brackets
    /// @param message the whole RFC 5322 message, or only its beginning where a method says so
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Message(
            int workspace, UUID id, Instant receivedAt, String from, String to, byte[] message) {}

    void store(List<Message> messages);

    /// Newest first, each with at most `head` bytes of its message.
    ///
    /// @param to only those to this address, capitals aside
    /// @param before only those older than this one
    Page<Message> list(
            int workspace, Optional<String> to, Optional<UUID> before, int limit, int head);

    Optional<Message> find(int workspace, UUID id);
}
