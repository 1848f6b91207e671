package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.History;
import dev.espalier.engine.store.Page;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.HoldReason;
import dev.espalier.send.SendState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

record PostgresHistory(Handle handle) implements History {

    private static final int EVENT = 1;
    private static final int CAME_IN = 2;
    private static final int MAILED = 3;
    private static final int LEFT = 4;

    // Each branch gives at most one page, so that the sort on top stays small.
    private static final String TIMELINE =
            """
            WITH happened AS (
              (SELECT received_at AS at, 1 AS rank, id, name AS what, NULL AS step, NULL AS template, NULL AS state,
                      properties::text AS detail
                 FROM event
                WHERE workspace_id = :workspace AND contact_id = :contact
                  AND (:at::timestamptz IS NULL OR (received_at, 1, id) < (:at::timestamptz, :rank, :id))
                ORDER BY received_at DESC, id DESC LIMIT :limit)
              UNION ALL
              (SELECT enrolled_at, 2, id, sequence_id, NULL, NULL, NULL, ''
                 FROM enrolment
                WHERE workspace_id = :workspace AND contact_id = :contact
                  AND (:at::timestamptz IS NULL OR (enrolled_at, 2, id) < (:at::timestamptz, :rank, :id))
                ORDER BY enrolled_at DESC, id DESC LIMIT :limit)
              UNION ALL
              -- Where it stands now: planned, tried, accepted or over.
              (SELECT coalesce(accepted_at, ended_at, planned_at), 3, id, sequence_id, step_key, template_id, state, detail
                 FROM sends
                WHERE workspace_id = :workspace AND contact_id = :contact
                  AND (:at::timestamptz IS NULL
                       OR (coalesce(accepted_at, ended_at, planned_at), 3, id) < (:at::timestamptz, :rank, :id))
                ORDER BY 1 DESC, id DESC LIMIT :limit)
              UNION ALL
              (SELECT ended_at, 4, id, sequence_id, NULL, NULL, status, coalesce(end_reason, '')
                 FROM enrolment
                WHERE workspace_id = :workspace AND contact_id = :contact AND ended_at IS NOT NULL
                  AND (:at::timestamptz IS NULL OR (ended_at, 4, id) < (:at::timestamptz, :rank, :id))
                ORDER BY ended_at DESC, id DESC LIMIT :limit))
            SELECT * FROM happened ORDER BY at DESC, rank DESC, id DESC LIMIT :limit
            """;

    private static final String ENROLMENTS =
            """
            SELECT id, sequence_id, version, contact_id, status, step_key, hold, due_at, enrolled_at, ended_at, end_reason
              FROM enrolment
             WHERE workspace_id = :workspace AND contact_id = :contact AND (:after::uuid IS NULL OR id > :after::uuid)
             ORDER BY id LIMIT :limit
            """;

    @Override
    public List<Entry> timeline(
            int workspace, String contactId, Optional<Place> before, int limit) {
        return handle.createQuery(TIMELINE)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .bind("at", before.map(place -> Rows.at(place.at())).orElse(null))
                .bind("rank", before.map(Place::rank).orElse(0))
                .bind("id", before.map(Place::id).orElse(new UUID(0, 0)))
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        int rank = row.getInt("rank");
        var place = new Place(Rows.instant(row, "at"), rank, Rows.uuid(row, "id"));
        var what = row.getString("what");
        var detail = row.getString("detail");
        return switch (rank) {
            case EVENT -> new Entry.Happened(place, what, Json.read(detail));
            case CAME_IN -> new Entry.CameIn(place, what);
            case MAILED ->
                    new Entry.Mailed(
                            place,
                            what,
                            new StepKey(row.getString("step")),
                            row.getString("template"),
                            SendState.of(row.getString("state")),
                            detail);
            case LEFT ->
                    new Entry.Left(place, what, EnrolmentStatus.of(row.getString("state")), detail);
            default -> throw new IllegalStateException("rank: " + rank + " (expected: 1..4)");
        };
    }

    @Override
    public Page<Enrolled> enrolments(
            int workspace, String contactId, Optional<UUID> after, int limit) {
        var rows =
                handle.createQuery(ENROLMENTS)
                        .bind("workspace", workspace)
                        .bind("contact", contactId)
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> enrolled(row))
                        .list();
        return Page.of(rows, limit, row -> row.id().toString());
    }

    private static Enrolled enrolled(ResultSet row) throws SQLException {
        return new Enrolled(
                Rows.uuid(row, "id"),
                row.getString("sequence_id"),
                row.getInt("version"),
                row.getString("contact_id"),
                EnrolmentStatus.of(row.getString("status")),
                new StepKey(row.getString("step_key")),
                hold(row.getString("hold")),
                Rows.instantOrNull(row, "due_at"),
                Rows.instant(row, "enrolled_at"),
                Rows.instantOrNull(row, "ended_at"),
                row.getString("end_reason"));
    }

    private static @Nullable HoldReason hold(@Nullable String word) {
        return word == null ? null : HoldReason.of(word);
    }
}
