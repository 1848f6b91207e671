package dev.espalier.postgres;

import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Sequences;
import dev.espalier.send.InDoubt;
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

record PostgresSequences(Handle handle) implements Sequences {

    private static final String FIND =
            """
            SELECT * FROM sequence WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String FIND_ALL =
            """
            SELECT * FROM sequence WHERE workspace_id = :workspace AND id = ANY (:ids)
            """;

    private static final String FIND_FOR_UPDATE =
            """
            SELECT * FROM sequence WHERE workspace_id = :workspace AND id = :id FOR UPDATE
            """;

    private static final String INSERT =
            """
            INSERT INTO sequence (workspace_id, id, name, status, contact_id, definition, triggers, running_version,
                                  pending_version, latest_version, in_doubt, created_at, updated_at, active_since,
                                  paused_at, ended_at)
            VALUES (:workspace, :id, :name, :status, :contact, :definition, :triggers, :running, :pending, :latest,
                    :inDoubt, :createdAt, :updatedAt, :activeSince, :pausedAt, :endedAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String SAVE =
            """
            UPDATE sequence SET name = :name, status = :status, contact_id = :contact, definition = :definition,
                   triggers = :triggers, running_version = :running, pending_version = :pending,
                   latest_version = :latest, in_doubt = :inDoubt, updated_at = :updatedAt, active_since = :activeSince,
                   paused_at = :pausedAt, ended_at = :endedAt
             WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String DELETE_ACTIVITY =
            """
            DELETE FROM activity a USING enrolment e
             WHERE e.workspace_id = :workspace AND e.sequence_id = :id
               AND a.workspace_id = e.workspace_id AND a.enrolment_id = e.id
            """;

    private static final String DELETE_ENROLMENTS =
            """
            DELETE FROM enrolment WHERE workspace_id = :workspace AND sequence_id = :id
            """;

    private static final String DELETE_TALLY =
            """
            DELETE FROM enrolment_tally WHERE workspace_id = :workspace AND sequence_id = :id
            """;

    // Versions, emails and listeners go with it.
    private static final String DELETE =
            """
            DELETE FROM sequence WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String LIST =
            """
            SELECT * FROM sequence
             WHERE workspace_id = :workspace AND (:status::text IS NULL OR status = :status)
               AND (:after::text IS NULL OR id > :after)
             ORDER BY id LIMIT :limit
            """;

    private static final String VERSION =
            """
            SELECT * FROM sequence_version
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :version
            """;

    private static final String VERSIONS =
            """
            SELECT * FROM sequence_version
             WHERE workspace_id = :workspace AND sequence_id = :sequence ORDER BY version
            """;

    private static final String VERSIONS_AT =
            """
            SELECT v.*
              FROM unnest(:workspaces, :sequences, :versions) AS k (workspace_id, sequence_id, version)
              JOIN sequence_version v USING (workspace_id, sequence_id, version)
            """;

    private static final String PUT_VERSION =
            """
            INSERT INTO sequence_version (workspace_id, sequence_id, version, definition, canonical, triggers, people,
                                          created_at, published_at)
            VALUES (:workspace, :sequence, :version, :definition, :canonical, :triggers, :people, :createdAt,
                    :publishedAt)
            ON CONFLICT (workspace_id, sequence_id, version) DO UPDATE
               SET definition = excluded.definition, canonical = excluded.canonical, triggers = excluded.triggers,
                   people = excluded.people, created_at = excluded.created_at
             WHERE sequence_version.published_at IS NULL
            """;

    private static final String PUBLISH =
            """
            UPDATE sequence_version SET published_at = :now
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :version AND published_at IS NULL
            """;

    private static final String LISTENERS =
            """
            SELECT l.*, s.created_at
              FROM unnest(:workspaces, :events) AS e (workspace_id, event)
              JOIN listener l USING (workspace_id, event)
              JOIN sequence s ON s.workspace_id = l.workspace_id AND s.id = l.sequence_id
             WHERE s.status IN ('active', 'paused')
               -- What was written for one person takes in nobody else, whatever an older version allowed.
               AND NOT (l.is_trigger AND s.contact_id IS NOT NULL)
            """;

    private static final String LISTEN =
            """
            WITH stopped AS (
                DELETE FROM listener WHERE workspace_id = :workspace AND sequence_id = :sequence AND is_trigger)
            INSERT INTO listener (workspace_id, event, sequence_id, version, is_trigger)
            SELECT :workspace, event, :sequence, :version, true FROM unnest(:triggers) AS event
            UNION ALL
            SELECT :workspace, event, :sequence, :version, false FROM unnest(:waits) AS event
            """;

    private static final String UNLISTEN =
            """
            DELETE FROM listener WHERE workspace_id = :workspace AND sequence_id = :sequence
            """;

    @Override
    public Optional<Sequence> find(int workspace, String id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> sequence(row))
                .findOne();
    }

    @Override
    public List<Sequence> findAll(int workspace, Collection<String> ids) {
        return handle.createQuery(FIND_ALL)
                .bind("workspace", workspace)
                .bind("ids", Rows.texts(handle, ids, id -> id))
                .map((row, _) -> sequence(row))
                .list();
    }

    @Override
    public Optional<Sequence> findForUpdate(int workspace, String id) {
        return handle.createQuery(FIND_FOR_UPDATE)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> sequence(row))
                .findOne();
    }

    @Override
    public boolean insert(Sequence sequence) {
        return bound(handle.createUpdate(INSERT), sequence)
                        .bind("createdAt", Rows.at(sequence.createdAt()))
                        .execute()
                == 1;
    }

    @Override
    public void save(Sequence sequence) {
        bound(handle.createUpdate(SAVE), sequence).execute();
    }

    @Override
    public void insertAll(List<Sequence> sequences, List<Version> versions) {
        if (sequences.isEmpty()) {
            return;
        }
        var rows = handle.prepareBatch(INSERT);
        for (var sequence : sequences) {
            bound(rows, sequence).bind("createdAt", Rows.at(sequence.createdAt())).add();
        }
        rows.execute();
        var written = handle.prepareBatch(PUT_VERSION);
        versions.forEach(version -> bound(written, version).add());
        written.execute();
    }

    private static <S extends SqlStatement<S>> S bound(S update, Sequence sequence) {
        Instant activeSince = null;
        Instant pausedAt = null;
        Instant endedAt = null;
        switch (sequence.lifecycle()) {
            case Lifecycle.Draft _ -> {}
            case Lifecycle.Active(var since) -> activeSince = since;
            case Lifecycle.Paused(var since, var at) -> {
                activeSince = since;
                pausedAt = at;
            }
            case Lifecycle.Completed(var at) -> endedAt = at;
            case Lifecycle.Cancelled(var at) -> endedAt = at;
        }
        return update.bind("workspace", sequence.workspace())
                .bind("id", sequence.id())
                .bind("name", sequence.name())
                .bind("status", sequence.status().word())
                .bind("contact", sequence.contactId().orElse(null))
                .bind("definition", sequence.definition())
                .bind("triggers", sequence.triggers())
                .bind("running", sequence.runningVersion().orElse(null))
                .bind("pending", sequence.pendingVersion().orElse(null))
                .bind("latest", sequence.latestVersion())
                .bind("inDoubt", sequence.inDoubt().map(InDoubt::word).orElse(null))
                .bind("updatedAt", Rows.at(sequence.updatedAt()))
                .bind("activeSince", Rows.atOrNull(activeSince))
                .bind("pausedAt", Rows.atOrNull(pausedAt))
                .bind("endedAt", Rows.atOrNull(endedAt));
    }

    @Override
    public void delete(int workspace, String id) {
        for (var statement : List.of(DELETE_ACTIVITY, DELETE_ENROLMENTS, DELETE_TALLY, DELETE)) {
            handle.createUpdate(statement).bind("workspace", workspace).bind("id", id).execute();
        }
    }

    @Override
    public Page<Sequence> list(
            int workspace, Optional<SequenceStatus> status, Optional<String> after, int limit) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind("status", status.map(SequenceStatus::word).orElse(null))
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> sequence(row))
                        .list();
        return Page.of(rows, limit, Sequence::id);
    }

    @Override
    public Optional<Version> version(int workspace, String sequence, int version) {
        return handle.createQuery(VERSION)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .map((row, _) -> version(row))
                .findOne();
    }

    @Override
    public List<Version> versions(int workspace, String sequence) {
        return handle.createQuery(VERSIONS)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .map((row, _) -> version(row))
                .list();
    }

    @Override
    public List<Version> versions(Collection<VersionKey> keys) {
        return PostgresEmails.bound(handle, handle.createQuery(VERSIONS_AT), keys)
                .map((row, _) -> version(row))
                .list();
    }

    @Override
    public void putVersion(Version version) {
        bound(handle.createUpdate(PUT_VERSION), version).execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Version version) {
        return statement
                .bind("workspace", version.workspace())
                .bind("sequence", version.sequence())
                .bind("version", version.version())
                .bind("definition", version.definition())
                .bind("canonical", version.canonical())
                .bind("triggers", version.triggers())
                .bind("people", version.people().name().toLowerCase(Locale.ROOT))
                .bind("createdAt", Rows.at(version.createdAt()))
                .bind("publishedAt", version.publishedAt().map(Rows::at).orElse(null));
    }

    @Override
    public void publish(int workspace, String sequence, int version, Instant now) {
        handle.createUpdate(PUBLISH)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public List<Listener> listeners(Collection<EventName> events) {
        return handle.createQuery(LISTENERS)
                .bind("workspaces", Rows.ints(handle, events, EventName::workspace))
                .bind("events", Rows.texts(handle, events, EventName::name))
                .map((row, _) ->
                        new Listener(
                                row.getInt("workspace_id"),
                                row.getString("event"),
                                row.getString("sequence_id"),
                                row.getInt("version"),
                                row.getBoolean("is_trigger"),
                                Rows.instant(row, "created_at")))
                .list();
    }

    @Override
    public void listen(
            int workspace, String sequence, int version, Set<String> triggers, Set<String> waits) {
        handle.createUpdate(LISTEN)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .bind("triggers", Rows.texts(handle, triggers, event -> event))
                .bind("waits", Rows.texts(handle, waits, event -> event))
                .execute();
    }

    @Override
    public void unlisten(int workspace, String sequence) {
        handle.createUpdate(UNLISTEN)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .execute();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("workspace_id"),
                row.getString("sequence_id"),
                row.getInt("version"),
                row.getString("definition"),
                row.getString("canonical"),
                row.getString("triggers"),
                OnPublish.valueOf(row.getString("people").toUpperCase(Locale.ROOT)),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(Rows.instantOrNull(row, "published_at")));
    }

    static Sequence sequence(ResultSet row) throws SQLException {
        return new Sequence(
                row.getInt("workspace_id"),
                row.getString("id"),
                row.getString("name"),
                lifecycle(row),
                Optional.ofNullable(row.getString("contact_id")),
                row.getString("definition"),
                row.getString("triggers"),
                Optional.ofNullable(row.getObject("running_version", Integer.class)),
                Optional.ofNullable(row.getObject("pending_version", Integer.class)),
                row.getInt("latest_version"),
                Optional.ofNullable(row.getString("in_doubt")).map(InDoubt::of),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    private static Lifecycle lifecycle(ResultSet row) throws SQLException {
        var activeSince = Rows.instantOrNull(row, "active_since");
        var pausedAt = Rows.instantOrNull(row, "paused_at");
        var endedAt = Rows.instantOrNull(row, "ended_at");
        return switch (SequenceStatus.of(row.getString("status"))) {
            case DRAFT -> new Lifecycle.Draft();
            case ACTIVE -> new Lifecycle.Active(known(activeSince));
            case PAUSED -> new Lifecycle.Paused(known(activeSince), known(pausedAt));
            case COMPLETED -> new Lifecycle.Completed(known(endedAt));
            case CANCELLED -> new Lifecycle.Cancelled(known(endedAt));
        };
    }

    private static Instant known(@Nullable Instant date) {
        return Objects.requireNonNull(date, "a date that the table's check demands");
    }
}
