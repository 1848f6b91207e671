package dev.espalier.postgres;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.email.Template;
import dev.espalier.engine.store.Templates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresTemplates(Handle handle) implements Templates {

    private static final String FIND_ALL =
            """
            SELECT t.*, x.subject AS text_subject, x.preheader AS text_preheader, x.html, x.plain AS text_plain
              FROM template t
              JOIN email_text x ON x.workspace_id = t.workspace_id AND x.fingerprint = t.fingerprint
             WHERE t.workspace_id = :workspace AND t.id = ANY (:ids)
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

    static String kind(Markup markup) {
        return switch (markup) {
            case Markup.Mjml _ -> "mjml";
            case Markup.Html _ -> "html";
            case Markup.Markdown _ -> "markdown";
        };
    }
}
