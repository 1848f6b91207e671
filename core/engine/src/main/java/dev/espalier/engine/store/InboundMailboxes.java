package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// How far the mailboxes that feedback comes to have been read. One node reads one at a time.
public interface InboundMailboxes {

    /// @param validity the mailbox's UIDVALIDITY (RFC 9051); 0: never read
    /// @param uid the last message that was read; 0: none
    record Place(long validity, long uid) {}

    /// Takes the mailbox, or keeps it, until `until`.
    ///
    /// @return how far it has been read; empty while another node has it
    Optional<Place> lease(String name, UUID owner, Instant now, Instant until);

    /// Notes how far it has been read, if `owner` has it still.
    void read(String name, UUID owner, Place place);

    /// Lets another node have it.
    void release(String name, UUID owner);
}
