package dev.espalier.postgres;

import dev.espalier.engine.store.Mailbox;
import dev.espalier.engine.store.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresMailbox(Handle handle) implements Mailbox {

    private static final String STORE =
            """
            INSERT INTO mailbox_message (workspace_id, id, received_at, envelope_from, envelope_to, message)
            SELECT * FROM unnest(:workspaces, :ids, :received, :froms, :tos, :messages)
            """;

    private static final String LIST =
            """
            SELECT workspace_id, id, received_at, envelope_from, envelope_to, substring(message FROM 1 FOR :head) AS message
              FROM mailbox_message
             WHERE workspace_id = :workspace AND (:to::text IS NULL OR envelope_to = :to) AND (:before::uuid IS NULL OR id < :before::uuid)
             ORDER BY id DESC LIMIT :limit
            """;

    private static final String FIND =
            """
            SELECT * FROM mailbox_message WHERE workspace_id = :workspace AND id = :id
            """;

    @Override
    public void store(List<Message> messages) {
        handle.createUpdate(STORE)
                .bind("workspaces", Rows.ints(handle, messages, Message::workspace))
                .bind("ids", Rows.uuids(handle, messages, Message::id))
                .bind("received", Rows.instants(handle, messages, Message::receivedAt))
                .bind("froms", Rows.texts(handle, messages, Message::from))
                .bind("tos", Rows.texts(handle, messages, Message::to))
                .bind("messages", Rows.bytes(handle, messages, Message::message))
                .execute();
    }

    @Override
    public Page<Message> list(
            int workspace, Optional<String> to, Optional<UUID> before, int limit, int head) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind("to", to.orElse(null))
                        .bind("before", before.orElse(null))
                        .bind("head", head)
                        .bind("limit", limit + 1)
                        .map((row, _) -> message(row))
                        .list();
        return Page.of(rows, limit, message -> message.id().toString());
    }

    @Override
    public Optional<Message> find(int workspace, UUID id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> message(row))
                .findOne();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                Rows.instant(row, "received_at"),
                row.getString("envelope_from"),
                row.getString("envelope_to"),
                row.getBytes("message"));
    }
}
