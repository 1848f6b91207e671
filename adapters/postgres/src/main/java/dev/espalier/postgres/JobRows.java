package dev.espalier.postgres;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Jobs out of rows.
final class JobRows {

    private JobRows() {}

    static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                JobKind.of(row.getString("kind")),
                row.getString("subject"),
                payload(row.getString("payload")),
                Optional.ofNullable(Rows.uuidOrNull(row, "batch_id")),
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                JobState.of(row.getString("state")),
                row.getInt("attempt"),
                row.getInt("uncounted"),
                Optional.ofNullable(row.getString("trouble")),
                Optional.ofNullable(row.getString("note")),
                Rows.instant(row, "due_at"),
                Optional.ofNullable(Rows.instantOrNull(row, "started_at")),
                Optional.ofNullable(Rows.instantOrNull(row, "ended_at")));
    }

    /// Numbers come back as they were given, whatever their size.
    private static Map<String, Object> payload(String json) {
        var values = new HashMap<String, Object>();
        Json.read(json)
                .forEach((name, value) ->
                        values.put(
                                name, value instanceof Number number ? number.longValue() : value));
        return values;
    }
}
