package dev.espalier.postgres;

import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.ReviewQueue;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.SequenceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresReviewQueue(Handle handle) implements ReviewQueue {

    private static final String PAGE =
            """
            WITH page AS (
                -- Each half ends when it has enough: the drafts by their index, the others are few.
                (SELECT s.id, s.created_at AS since
                   FROM sequence s
                   LEFT JOIN contact c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id
                  WHERE s.workspace_id = :workspace AND s.status = 'draft'
                    AND (s.created_at, s.id) > (:since::timestamptz, :after)
                    AND (:search::text IS NULL
                         OR strpos(lower(concat_ws(' ', s.name, s.id, c.email, c.properties ->> 'firstName',
                                                   c.properties ->> 'lastName')), lower(:search)) > 0)
                  ORDER BY s.created_at, s.id LIMIT :limit)
                UNION ALL
                (SELECT r.sequence_id, r.since
                   FROM running_that_wait(:workspace) r
                  WHERE (r.since, r.sequence_id) > (:since::timestamptz, :after)
                    AND (:search::text IS NULL
                         OR EXISTS (SELECT
                                      FROM sequence s
                                      LEFT JOIN contact c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id
                                     WHERE s.workspace_id = :workspace AND s.id = r.sequence_id
                                       AND strpos(lower(concat_ws(' ', s.name, s.id, c.email,
                                                                  c.properties ->> 'firstName',
                                                                  c.properties ->> 'lastName')), lower(:search)) > 0))
                  ORDER BY r.since, r.sequence_id LIMIT :limit)
                ORDER BY since, id LIMIT :limit
            )
            SELECT s.id, s.name, s.status, coalesce(s.pending_version, s.running_version, s.latest_version) AS version,
                   s.contact_id, c.email,
                   nullif(trim(concat_ws(' ', c.properties ->> 'firstName', c.properties ->> 'lastName')), '') AS contact_name,
                   nullif(g.category, '') AS category, p.since,
                   CASE WHEN s.status IN ('active', 'paused') THEN
                       (SELECT count(*)
                          FROM (SELECT
                                  FROM email e
                                  JOIN enrolment n ON n.workspace_id = e.workspace_id AND n.id = e.enrolment_id
                                 WHERE e.workspace_id = s.workspace_id AND e.sequence_id = s.id
                                   AND e.enrolment_id IS NOT NULL AND e.status = 'draft' AND n.status = 'active'
                                 LIMIT :most) unread)
                   ELSE 0 END AS personal
              FROM page p
              JOIN sequence s ON s.workspace_id = :workspace AND s.id = p.id
              LEFT JOIN contact c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id
              LEFT JOIN generated_sequence g ON g.workspace_id = s.workspace_id AND g.sequence_id = s.id
             ORDER BY p.since, p.id
            """;

    private static final String PERSONAL =
            """
            SELECT e.*
              FROM email e
              JOIN enrolment n ON n.workspace_id = e.workspace_id AND n.id = e.enrolment_id
              JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
             WHERE e.workspace_id = :workspace AND e.enrolment_id IS NOT NULL AND e.status = 'draft'
               AND n.status = 'active' AND s.status IN ('active', 'paused')
               AND (e.created_at, e.id) > (:since::timestamptz, :after)
             ORDER BY e.created_at, e.id LIMIT :limit
            """;

    private static final String TOTALS =
            """
            WITH running AS MATERIALIZED (SELECT * FROM running_that_wait(:workspace))
            SELECT (SELECT coalesce(sum(sequences), 0) FROM sequence_tally
                     WHERE workspace_id = :workspace AND status = 'draft')
                   + (SELECT count(*) FROM running) AS sequences,
                   (SELECT count(*)
                      -- Sequence by sequence (that is what OFFSET 0 is for), so that it ends when there are enough.
                      FROM ((SELECT
                               FROM (SELECT id, pending_version FROM sequence
                                      WHERE workspace_id = :workspace AND status = 'draft' ORDER BY created_at) s
                              CROSS JOIN LATERAL (SELECT
                                                    FROM email e
                                                   WHERE e.workspace_id = :workspace AND e.sequence_id = s.id
                                                     AND e.version = s.pending_version AND e.enrolment_id IS NULL
                                                     AND e.status = 'draft'
                                                  OFFSET 0) e
                              LIMIT :most)
                            UNION ALL
                            (SELECT
                               FROM running r
                              CROSS JOIN LATERAL (SELECT
                                                    FROM sequence s
                                                    JOIN email e ON e.workspace_id = s.workspace_id
                                                                AND e.sequence_id = s.id
                                                                AND e.version = coalesce(s.pending_version,
                                                                                         s.running_version)
                                                   WHERE s.workspace_id = :workspace AND s.id = r.sequence_id
                                                     AND e.enrolment_id IS NULL AND e.status = 'draft'
                                                  OFFSET 0) e
                              LIMIT :most)
                            LIMIT :most) unread) AS emails,
                   (SELECT count(*)
                      FROM (SELECT
                              FROM email e
                              JOIN enrolment n ON n.workspace_id = e.workspace_id AND n.id = e.enrolment_id
                              JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
                             WHERE e.workspace_id = :workspace AND e.enrolment_id IS NOT NULL AND e.status = 'draft'
                               AND n.status = 'active' AND s.status IN ('active', 'paused')
                             LIMIT :most) personal) AS personal,
                   least((SELECT created_at FROM sequence
                           WHERE workspace_id = :workspace AND status = 'draft' ORDER BY created_at LIMIT 1),
                         (SELECT min(since) FROM running)) AS since
            """;

    private static final String LAST_APPROVED =
            """
            WITH asked AS (
                SELECT e.*, s.running_version
                  FROM email e JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
                 WHERE e.workspace_id = :workspace AND e.id = :email
            ), running AS (
                SELECT r.*
                  FROM asked a
                  JOIN email r ON r.workspace_id = a.workspace_id AND r.sequence_id = a.sequence_id
                              AND r.version = a.running_version AND r.step_key = a.step_key
                              AND r.enrolment_id IS NULL
                 WHERE a.enrolment_id IS NULL AND a.version > a.running_version
            )
            SELECT subject, preheader, markup, source, plain, approved_by, approved_at
              FROM (SELECT 1 AS place, subject, preheader, markup, source, plain, approved_by, approved_at
                      FROM asked WHERE status = 'approved'
                    UNION ALL
                    SELECT 2, k.subject, k.preheader, k.markup, k.source, k.plain, k.approved_by, k.approved_at
                      FROM asked a JOIN approved_text k ON k.workspace_id = a.workspace_id AND k.email_id = a.id
                    UNION ALL
                    SELECT 3, subject, preheader, markup, source, plain, approved_by, approved_at
                      FROM running WHERE status = 'approved'
                    UNION ALL
                    SELECT 4, k.subject, k.preheader, k.markup, k.source, k.plain, k.approved_by, k.approved_at
                      FROM running r JOIN approved_text k ON k.workspace_id = r.workspace_id AND k.email_id = r.id) known
             ORDER BY place LIMIT 1
            """;

    @Override
    public Page<Waiting> page(
            int workspace, Optional<String> search, Optional<Place> after, int limit) {
        var rows =
                handle.createQuery(PAGE)
                        .bind("workspace", workspace)
                        .bind("search", search.orElse(null))
                        .bind(
                                "since",
                                after.map(Place::since).map(Instant::toString).orElse("-infinity"))
                        .bind("after", after.map(Place::id).orElse(""))
                        .bind("most", MOST_PERSONAL)
                        .bind("limit", limit + 1)
                        .map((row, _) -> waiting(row))
                        .list();
        return Page.of(rows, limit, one -> one.since() + " " + one.sequence());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("id"),
                row.getString("name"),
                SequenceStatus.of(row.getString("status")),
                row.getInt("version"),
                Optional.ofNullable(row.getString("contact_id")),
                Optional.ofNullable(row.getString("contact_name")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("category")),
                row.getLong("personal"),
                Rows.instant(row, "since"));
    }

    @Override
    public Page<Email> personal(int workspace, Optional<Place> after, int limit) {
        var rows =
                handle.createQuery(PERSONAL)
                        .bind("workspace", workspace)
                        .bind(
                                "since",
                                after.map(Place::since).map(Instant::toString).orElse("-infinity"))
                        .bind("after", after.map(Place::id).orElse(""))
                        .bind("limit", limit + 1)
                        .map((row, _) -> EmailRows.email(row))
                        .list();
        return Page.of(rows, limit, one -> one.createdAt() + " " + one.id());
    }

    @Override
    public Totals totals(int workspace) {
        return handle.createQuery(TOTALS)
                .bind("workspace", workspace)
                .bind("most", MOST_EMAILS)
                .map((row, _) ->
                        new Totals(
                                row.getLong("sequences"),
                                row.getLong("emails"),
                                row.getLong("personal"),
                                Optional.ofNullable(Rows.instantOrNull(row, "since"))))
                .one();
    }

    @Override
    public Optional<Approved> lastApproved(int workspace, String email) {
        return handle.createQuery(LAST_APPROVED)
                .bind("workspace", workspace)
                .bind("email", email)
                .map((row, _) ->
                        new Approved(
                                new Email.Wording(
                                        row.getString("subject"),
                                        Optional.ofNullable(row.getString("preheader")),
                                        PostgresTemplates.markup(
                                                row.getString("markup"), row.getString("source")),
                                        Optional.ofNullable(row.getString("plain"))),
                                new Email.Approval(
                                        row.getString("approved_by"),
                                        Rows.instant(row, "approved_at"))))
                .findOne();
    }
}
