package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.store.Emails.Pin;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of `email` as what they stand for.
final class EmailRows {

    private EmailRows() {}

    static Pin pin(ResultSet row) throws SQLException {
        return new Pin(
                row.getString("id"),
                fingerprint(row),
                row.getString("template_id"),
                new EmailState(
                        Rows.instantOrNull(row, "approved_at"),
                        Rows.instantOrNull(row, "scheduled_at")));
    }

    static @Nullable Fingerprint fingerprint(ResultSet row) throws SQLException {
        var bytes = row.getBytes("fingerprint");
        return bytes == null ? null : Fingerprint.ofBytes(bytes);
    }

    static Email email(ResultSet row) throws SQLException {
        var template = row.getString("template_id");
        var enrolment = Rows.uuidOrNull(row, "enrolment_id");
        var approvedAt = Rows.instantOrNull(row, "approved_at");
        return new Email(
                row.getInt("workspace_id"),
                row.getString("id"),
                row.getString("sequence_id"),
                row.getInt("version"),
                new StepKey(row.getString("step_key")),
                row.getInt("ordinal"),
                enrolment == null
                        ? Optional.empty()
                        : Optional.of(new Email.Person(enrolment, row.getString("contact_id"))),
                template == null
                        ? Optional.empty()
                        : Optional.of(
                                new Email.FromTemplate(template, row.getInt("template_version"))),
                new Email.Wording(
                        row.getString("subject"),
                        Optional.ofNullable(row.getString("preheader")),
                        PostgresTemplates.markup(row.getString("markup"), row.getString("source")),
                        Optional.ofNullable(row.getString("plain"))),
                Optional.ofNullable(fingerprint(row)),
                row.getBoolean("edited"),
                approvedAt == null
                        ? Optional.empty()
                        : Optional.of(new Email.Approval(row.getString("approved_by"), approvedAt)),
                Generation.of(row.getString("generation")),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getString("instruction")),
                Rows.instantOrNull(row, "scheduled_at"),
                row.getInt("revision"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
