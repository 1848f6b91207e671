package dev.espalier.postgres;

import dev.espalier.engine.store.Enquiries;
import dev.espalier.engine.store.Ledger;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.HoldReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

record PostgresEnquiries(Handle handle) implements Enquiries {

    private static final String ENROLMENTS =
            """
            SELECT e.*, s.status AS sequence_status, coalesce(s.created_at, e.enrolled_at) AS incarnation,
                   EXISTS (SELECT FROM opt_out o
                            WHERE o.workspace_id = e.workspace_id AND o.contact_id = e.contact_id
                              AND o.sequence_id = e.sequence_id) AS opted_out,
                   (SELECT v.name FROM event v
                     WHERE v.workspace_id = e.workspace_id AND v.id = e.trigger_event) AS came_by
              FROM (SELECT * FROM enrolment
                     WHERE workspace_id = :workspace AND sequence_id = :sequence AND contact_id = :contact
                     ORDER BY id DESC LIMIT :limit) e
              LEFT JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
             ORDER BY e.id
            """;

    private static final String SENDS =
            """
            SELECT * FROM sends WHERE workspace_id = :workspace AND enrolment_id = ANY (:enrolments) ORDER BY id
            """;

    private static final String EVENTS =
            """
            SELECT name, received_at, properties FROM event
             WHERE workspace_id = :workspace AND contact_id = :contact AND name = ANY (:names)
             ORDER BY received_at DESC, id DESC LIMIT :limit
            """;

    @Override
    public List<Stood> enrolments(int workspace, String sequence, String contactId, int limit) {
        return handle.createQuery(ENROLMENTS)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("contact", contactId)
                .bind("limit", limit)
                .map((row, _) -> stood(row))
                .list();
    }

    private static Stood stood(ResultSet row) throws SQLException {
        return new Stood(
                PostgresEnrolments.due(row),
                EnrolmentStatus.of(row.getString("status")),
                hold(row.getString("hold")),
                Rows.instantOrNull(row, "held_due"),
                row.getString("came_by"),
                PassedText.read(row.getString("passed")),
                Rows.instantOrNull(row, "ended_at"),
                row.getString("end_reason"));
    }

    private static @Nullable HoldReason hold(@Nullable String word) {
        return word == null ? null : HoldReason.of(word);
    }

    @Override
    public List<Ledger.Entry> sends(int workspace, Collection<UUID> enrolments) {
        return handle.createQuery(SENDS)
                .bind("workspace", workspace)
                .bind("enrolments", Rows.uuids(handle, enrolments, id -> id))
                .map((row, _) -> PostgresLedger.entry(row))
                .list();
    }

    @Override
    public List<Came> events(int workspace, String contactId, Collection<String> names, int limit) {
        return handle.createQuery(EVENTS)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .bind("names", Rows.texts(handle, names, name -> name))
                .bind("limit", limit)
                .map((row, _) ->
                        new Came(
                                row.getString("name"),
                                Rows.instant(row, "received_at"),
                                Json.read(row.getString("properties"))))
                .list();
    }
}
