package dev.espalier.postgres;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

record PostgresTexts(Handle handle) implements Texts {

    private static final String SAVE =
            """
            INSERT INTO email_text (workspace_id, fingerprint, subject, preheader, html, plain, sender_name, sender_email)
            VALUES (:workspace, :fingerprint, :subject, :preheader, :html, :plain, :senderName, :senderEmail)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND_ALL =
            """
            SELECT * FROM email_text WHERE workspace_id = :workspace AND fingerprint = ANY (:fingerprints)
            """;

    private static final String BASES =
            """
            SELECT fingerprint, message FROM message_base
             WHERE workspace_id = :workspace AND fingerprint = ANY (:fingerprints)
            """;

    private static final String ADD_BASE =
            """
            INSERT INTO message_base (workspace_id, fingerprint, message) VALUES (:workspace, :fingerprint, :message)
            ON CONFLICT DO NOTHING
            """;

    @Override
    public Map<Fingerprint, byte[]> bases(int workspace, Collection<Fingerprint> fingerprints) {
        return handle
                .createQuery(BASES)
                .bind("workspace", workspace)
                .bind("fingerprints", Rows.bytes(handle, fingerprints, Fingerprint::bytes))
                .map((row, _) ->
                        Map.entry(
                                Fingerprint.ofBytes(row.getBytes("fingerprint")),
                                row.getBytes("message")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public byte[] base(int workspace, Fingerprint fingerprint, byte[] proposed) {
        handle.createUpdate(ADD_BASE)
                .bind("workspace", workspace)
                .bind("fingerprint", fingerprint.bytes())
                .bind("message", proposed)
                .execute();
        return bases(workspace, List.of(fingerprint)).getOrDefault(fingerprint, proposed);
    }

    @Override
    public Fingerprint save(int workspace, EmailText text, Sender sender) {
        var fingerprint = Fingerprint.of(text, sender);
        handle.createUpdate(SAVE)
                .bind("workspace", workspace)
                .bind("fingerprint", fingerprint.bytes())
                .bind("subject", text.subject())
                .bind("preheader", text.preheader())
                .bind("html", text.html())
                .bind("plain", text.text())
                .bind("senderName", sender.name())
                .bind("senderEmail", sender.email())
                .execute();
        return fingerprint;
    }

    @Override
    public Map<Fingerprint, Pinned> findAll(int workspace, Collection<Fingerprint> fingerprints) {
        return handle
                .createQuery(FIND_ALL)
                .bind("workspace", workspace)
                .bind("fingerprints", Rows.bytes(handle, fingerprints, Fingerprint::bytes))
                .map((row, _) ->
                        Map.entry(
                                Fingerprint.ofBytes(row.getBytes("fingerprint")),
                                new Pinned(
                                        new EmailText(
                                                row.getString("subject"),
                                                row.getString("preheader"),
                                                row.getString("html"),
                                                row.getString("plain")),
                                        new Sender(
                                                row.getString("sender_name"),
                                                row.getString("sender_email")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
