package dev.espalier.postgres;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import dev.espalier.email.Template;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Templates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

record PostgresTemplates(Handle handle) implements Templates {

    private static final String FIND_ALL =
            """
            SELECT t.*, x.subject AS text_subject, x.preheader AS text_preheader, x.html, x.plain AS text_plain
              FROM template t
              JOIN email_text x ON x.workspace_id = t.workspace_id AND x.fingerprint = t.fingerprint
             WHERE t.workspace_id = :workspace AND t.id = ANY (:ids)
            """;

    private static final String LOCK =
            """
            SELECT 1 FROM template WHERE workspace_id = :workspace AND id = :id FOR UPDATE
            """;

    private static final String INSERT =
            """
            INSERT INTO template (workspace_id, id, version, name, subject, preheader, markup, source, plain, fingerprint,
                                  variables, created_at, updated_at)
            VALUES (:workspace, :id, :version, :name, :subject, :preheader, :markup, :source, :plain, :fingerprint,
                    :variables, :createdAt, :updatedAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE =
            """
            UPDATE template
               SET version = :version, name = :name, subject = :subject, preheader = :preheader, markup = :markup,
                   source = :source, plain = :plain, fingerprint = :fingerprint, variables = :variables,
                   updated_at = :updatedAt
             WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String DELETE =
            """
            DELETE FROM template WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String USED_BY =
            """
            SELECT DISTINCT s.id
              FROM sequence s
              JOIN email e ON e.workspace_id = s.workspace_id AND e.sequence_id = s.id
                          AND e.version IN (s.running_version, s.pending_version)
             WHERE s.workspace_id = :workspace AND s.status IN ('draft', 'active', 'paused') AND e.template_id = :id
             ORDER BY s.id
            """;

    private static final String LIST =
            """
            SELECT t.*, x.subject AS text_subject, x.preheader AS text_preheader, x.html, x.plain AS text_plain
              FROM template t
              JOIN email_text x ON x.workspace_id = t.workspace_id AND x.fingerprint = t.fingerprint
             WHERE t.workspace_id = :workspace AND (:after::text IS NULL OR t.id > :after)
             ORDER BY t.id LIMIT :limit
            """;

    @Override
    public Optional<Template> find(int workspace, String id) {
        return findAll(workspace, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Template> findAll(int workspace, Collection<String> ids) {
        return handle.createQuery(FIND_ALL)
                .bind("workspace", workspace)
                .bind("ids", Rows.texts(handle, ids, id -> id))
                .map((row, _) -> template(row))
                .list();
    }

    @Override
    public Optional<Template> findForUpdate(int workspace, String id) {
        handle.createQuery(LOCK)
                .bind("workspace", workspace)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne();
        return find(workspace, id);
    }

    @Override
    public boolean insert(Template template, Fingerprint text) {
        return bound(INSERT, template, text)
                        .bind("createdAt", Rows.at(template.createdAt()))
                        .execute()
                == 1;
    }

    @Override
    public void update(Template template, Fingerprint text) {
        bound(UPDATE, template, text).execute();
    }

    private Update bound(String statement, Template template, Fingerprint text) {
        return handle.createUpdate(statement)
                .bind("workspace", template.workspace())
                .bind("id", template.id())
                .bind("version", template.version())
                .bind("name", template.name())
                .bind("subject", template.subject())
                .bind("preheader", template.preheader().orElse(null))
                .bind("markup", template.body().word())
                .bind("source", template.body().source())
                .bind("plain", template.plain().orElse(null))
                .bind("fingerprint", text.bytes())
                .bind("variables", Rows.texts(handle, template.variables(), path -> path))
                .bind("updatedAt", Rows.at(template.updatedAt()));
    }

    @Override
    public boolean delete(int workspace, String id) {
        return handle.createUpdate(DELETE).bind("workspace", workspace).bind("id", id).execute()
                == 1;
    }

    @Override
    public List<String> usedBy(int workspace, String id) {
        return handle.createQuery(USED_BY)
                .bind("workspace", workspace)
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    @Override
    public Page<Template> list(int workspace, Optional<String> after, int limit) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> template(row))
                        .list();
        return Page.of(rows, limit, Template::id);
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(
                row.getInt("workspace_id"),
                row.getString("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("preheader")),
                markup(row.getString("markup"), row.getString("source")),
                Optional.ofNullable(row.getString("plain")),
                new EmailText(
                        row.getString("text_subject"),
                        row.getString("text_preheader"),
                        row.getString("html"),
                        row.getString("text_plain")),
                Rows.list(row, "variables"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    static Markup markup(String kind, String source) {
        return switch (kind) {
            case "mjml" -> new Markup.Mjml(source);
            case "html" -> new Markup.Html(source);
            case "markdown" -> new Markup.Markdown(source);
            default ->
                    throw new IllegalStateException(
                            "markup: \"" + kind + "\" (expected: mjml, html, markdown)");
        };
    }
}
