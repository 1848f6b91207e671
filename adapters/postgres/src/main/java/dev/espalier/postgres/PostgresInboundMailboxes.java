package dev.espalier.postgres;

import dev.espalier.engine.store.InboundMailboxes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresInboundMailboxes(Handle handle) implements InboundMailboxes {

    private static final String LEASE =
            """
            INSERT INTO inbound_mailbox AS m (name, owner, leased_until) VALUES (:name, :owner, :until)
            ON CONFLICT (name) DO UPDATE SET owner = :owner, leased_until = :until
             WHERE m.owner IS NULL OR m.owner = :owner OR m.leased_until < :now
            RETURNING uid_validity, last_uid
            """;

    private static final String READ =
            """
            UPDATE inbound_mailbox SET uid_validity = :validity, last_uid = :uid WHERE name = :name AND owner = :owner
            """;

    private static final String RELEASE =
            """
            UPDATE inbound_mailbox SET owner = NULL, leased_until = NULL WHERE name = :name AND owner = :owner
            """;

    @Override
    public Optional<Place> lease(String name, UUID owner, Instant now, Instant until) {
        return handle.createQuery(LEASE)
                .bind("name", name)
                .bind("owner", owner)
                .bind("now", Rows.at(now))
                .bind("until", Rows.at(until))
                .map((row, _) -> new Place(row.getLong("uid_validity"), row.getLong("last_uid")))
                .findOne();
    }

    @Override
    public void read(String name, UUID owner, Place place) {
        handle.createUpdate(READ)
                .bind("name", name)
                .bind("owner", owner)
                .bind("validity", place.validity())
                .bind("uid", place.uid())
                .execute();
    }

    @Override
    public void release(String name, UUID owner) {
        handle.createUpdate(RELEASE).bind("name", name).bind("owner", owner).execute();
    }
}
