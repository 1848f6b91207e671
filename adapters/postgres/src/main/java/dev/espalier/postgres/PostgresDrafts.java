package dev.espalier.postgres;

import dev.espalier.draft.Draft;
import dev.espalier.draft.Provenance;
import dev.espalier.draft.Words;
import dev.espalier.engine.store.Drafts;
import dev.espalier.engine.store.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresDrafts(Handle handle) implements Drafts {

    private static final String ADD =
            """
            -- A contact or a sequence that is gone by now takes its draft along.
            INSERT INTO draft (workspace_id, id, email_id, sequence_id, contact_id, job_id, fate, subject, preheader, html,
                               plain, why, brief, instruction, asked_by, provider, model, prompt_version, input_tokens,
                               output_tokens, duration_ms, facts, created_at)
            SELECT :workspace, :id, :email, :sequence, :contact, :job, :fate, :subject, :preheader, :html, :plain, :why,
                   :brief, :instruction, :by, :provider, :model, :promptVersion, :inputTokens, :outputTokens, :duration,
                   :facts::jsonb, :at
             WHERE EXISTS (SELECT FROM sequence WHERE workspace_id = :workspace AND id = :sequence)
               AND (:contact::text IS NULL
                    OR EXISTS (SELECT FROM contact WHERE workspace_id = :workspace AND id = :contact))
            """;

    private static final String FIND =
            """
            SELECT * FROM draft WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String OF_EMAIL =
            """
            SELECT * FROM draft
             WHERE workspace_id = :workspace AND email_id = :email AND (:before::uuid IS NULL OR id < :before::uuid)
             ORDER BY id DESC LIMIT :limit
            """;

    @Override
    public void add(Draft draft) {
        var words = draft.words();
        var made = draft.provenance();
        handle.createUpdate(ADD)
                .bind("workspace", draft.workspace())
                .bind("id", draft.id())
                .bind("email", draft.emailId())
                .bind("sequence", draft.sequenceId())
                .bind("contact", draft.contactId().orElse(null))
                .bind("job", draft.job())
                .bind("fate", draft.fate().word())
                .bind("subject", words.map(Words::subject).orElse(null))
                .bind("preheader", words.map(Words::preheader).orElse(null))
                .bind("html", words.map(Words::html).orElse(null))
                .bind("plain", words.map(Words::text).orElse(null))
                .bind("why", draft.why())
                .bind("brief", draft.request().brief())
                .bind("instruction", draft.request().instruction().orElse(null))
                .bind("by", draft.request().by())
                .bind("provider", made.provider())
                .bind("model", made.model())
                .bind("promptVersion", made.promptVersion())
                .bind("inputTokens", made.inputTokens())
                .bind("outputTokens", made.outputTokens())
                .bind("duration", made.duration().toMillis())
                .bind("facts", Json.write(draft.facts()))
                .bind("at", Rows.at(draft.at()))
                .execute();
    }

    @Override
    public Optional<Draft> find(int workspace, UUID id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> draft(row))
                .findOne();
    }

    @Override
    public Page<Draft> ofEmail(int workspace, String email, Optional<UUID> before, int limit) {
        var rows =
                handle.createQuery(OF_EMAIL)
                        .bind("workspace", workspace)
                        .bind("email", email)
                        .bind("before", before.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> draft(row))
                        .list();
        return Page.of(rows, limit, one -> one.id().toString());
    }

    static Draft draft(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        return new Draft(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                row.getString("email_id"),
                row.getString("sequence_id"),
                Optional.ofNullable(row.getString("contact_id")),
                Rows.uuid(row, "job_id"),
                Draft.Fate.of(row.getString("fate")),
                subject == null
                        ? Optional.empty()
                        : Optional.of(
                                new Words(
                                        subject,
                                        Objects.requireNonNullElse(row.getString("preheader"), ""),
                                        Objects.requireNonNullElse(row.getString("html"), ""),
                                        Objects.requireNonNullElse(row.getString("plain"), ""))),
                row.getString("why"),
                new Draft.Request(
                        row.getString("brief"),
                        Optional.ofNullable(row.getString("instruction")),
                        row.getString("asked_by")),
                new Provenance(
                        row.getString("provider"),
                        row.getString("model"),
                        row.getString("prompt_version"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        Duration.ofMillis(row.getLong("duration_ms"))),
                Json.read(row.getString("facts")),
                Rows.instant(row, "created_at"));
    }
}
