package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Emails;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Sends.EnrolmentKey;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

record PostgresEmails(Handle handle) implements Emails {

    private static final String TEXTS =
            """
            SELECT fingerprint FROM email
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :version
               AND enrolment_id IS NULL
             ORDER BY ordinal
            """;

    private static final String OF_VERSION =
            """
            SELECT * FROM email
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :version
               AND enrolment_id IS NULL
             ORDER BY ordinal
            """;

    private static final String OF_VERSIONS =
            """
            SELECT e.*
              FROM unnest(:workspaces, :sequences, :versions) AS v (workspace_id, sequence_id, version)
              JOIN email e USING (workspace_id, sequence_id, version)
             WHERE e.enrolment_id IS NULL
             ORDER BY e.workspace_id, e.sequence_id, e.version, e.ordinal
            """;

    private static final String INSERT =
            """
            INSERT INTO email (workspace_id, id, sequence_id, version, step_key, ordinal, enrolment_id, contact_id,
                               template_id, template_version, subject, preheader, markup, source, plain, fingerprint,
                               edited, status, approved_by, approved_at, generation, problem, instruction,
                               scheduled_at, revision, created_at, updated_at)
            VALUES (:workspace, :id, :sequence, :version, :step, :ordinal, :enrolment::uuid, :contact,
                    :template, :templateVersion, :subject, :preheader, :markup, :source, :plain, :fingerprint,
                    :edited, :status, :approvedBy, :approvedAt, :generation, :problem, :instruction,
                    :scheduledAt, :revision, :createdAt, :updatedAt)
            """;

    private static final String FIND =
            """
            SELECT * FROM email WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String FIND_ALL =
            """
            SELECT * FROM email WHERE workspace_id = :workspace AND id = ANY (:ids)
            """;

    private static final String LOCK_SEQUENCES =
            """
            SELECT * FROM sequence
             WHERE workspace_id = :workspace
               AND id IN (SELECT sequence_id FROM email WHERE workspace_id = :workspace AND id = ANY (:ids))
             ORDER BY id
               FOR UPDATE
            """;

    private static final String LOCK_FREE_SEQUENCES =
            """
            SELECT * FROM sequence
             WHERE workspace_id = :workspace
               AND id IN (SELECT sequence_id FROM email WHERE workspace_id = :workspace AND id = ANY (:ids))
             ORDER BY id
               FOR UPDATE SKIP LOCKED
            """;

    private static final String SAVE =
            """
            WITH saved AS (
            UPDATE email
               SET template_id = :template, template_version = :templateVersion, subject = :subject,
                   preheader = :preheader, markup = :markup, source = :source, plain = :plain,
                   fingerprint = :fingerprint, edited = :edited, status = :status, approved_by = :approvedBy,
                   approved_at = :approvedAt, generation = :generation, problem = :problem,
                   instruction = :instruction, scheduled_at = :scheduledAt, revision = :revision, updated_at = :updatedAt
             WHERE workspace_id = :workspace AND id = :id)
            """
                    + PostgresAudits.WRITE;

    private static final String DELETE_VERSION =
            """
            DELETE FROM email WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :version
            """;

    private static final String APPROVE =
            """
            WITH approved AS (
            UPDATE email e
               SET status = 'approved', approved_by = k.approved_by, approved_at = k.approved_at, instruction = NULL,
                   revision = k.revision, updated_at = k.updated_at
              FROM unnest(:ids, :revisions, :bys, :whens, :updates)
                   AS k (id, revision, approved_by, approved_at, updated_at)
             WHERE e.workspace_id = :workspace AND e.id = k.id)
            """
                    + PostgresAudits.WRITE;

    private static final String REGENERATE =
            """
            WITH waiting AS (
            UPDATE email e
               SET status = 'draft', approved_by = NULL, approved_at = NULL, generation = 'running', problem = NULL,
                   instruction = k.instruction, revision = k.revision, updated_at = k.updated_at
              FROM unnest(:ids, :instructions, :revisions, :updates) AS k (id, instruction, revision, updated_at)
             WHERE e.workspace_id = :workspace AND e.id = k.id)
            """
                    + PostgresAudits.WRITE;

    private static final String PINS =
            """
            SELECT e.workspace_id, e.sequence_id, e.version, e.step_key, e.id, e.fingerprint, e.template_id,
                   e.approved_at, e.scheduled_at
              FROM unnest(:workspaces, :sequences, :versions) AS v (workspace_id, sequence_id, version)
              JOIN email e USING (workspace_id, sequence_id, version)
             WHERE e.enrolment_id IS NULL
            """;

    @Override
    public List<Email> ofVersion(int workspace, String sequence, int version) {
        return handle.createQuery(OF_VERSION)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .map((row, _) -> EmailRows.email(row))
                .list();
    }

    @Override
    public List<Optional<Fingerprint>> texts(int workspace, String sequence, int version) {
        return handle.createQuery(TEXTS)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .map((row, _) -> Optional.ofNullable(EmailRows.fingerprint(row)))
                .list();
    }

    @Override
    public List<Email> ofVersions(Collection<VersionKey> versions) {
        return bound(handle, handle.createQuery(OF_VERSIONS), versions)
                .map((row, _) -> EmailRows.email(row))
                .list();
    }

    static Query bound(Handle handle, Query query, Collection<VersionKey> versions) {
        return query.bind("workspaces", Rows.ints(handle, versions, VersionKey::workspace))
                .bind("sequences", Rows.texts(handle, versions, VersionKey::sequence))
                .bind("versions", Rows.ints(handle, versions, VersionKey::version));
    }

    @Override
    public void insert(List<Email> emails) {
        if (emails.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(INSERT);
        for (var email : emails) {
            bound(batch, email)
                    .bind("sequence", email.sequenceId())
                    .bind("version", email.version())
                    .bind("step", email.step().value())
                    .bind("ordinal", email.ordinal())
                    .bind("enrolment", email.person().map(Email.Person::enrolment).orElse(null))
                    .bind("contact", email.person().map(Email.Person::contactId).orElse(null))
                    .bind("createdAt", Rows.at(email.createdAt()))
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Email> find(int workspace, String id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> EmailRows.email(row))
                .findOne();
    }

    @Override
    public List<Opened> open(int workspace, Collection<String> ids) {
        return open(LOCK_SEQUENCES, workspace, ids);
    }

    @Override
    public List<Opened> openFree(int workspace, Collection<String> ids) {
        return open(LOCK_FREE_SEQUENCES, workspace, ids);
    }

    private List<Opened> open(String lock, int workspace, Collection<String> ids) {
        var sequences =
                handle.createQuery(lock)
                        .bind("workspace", workspace)
                        .bind("ids", Rows.texts(handle, ids, id -> id))
                        .map((row, _) -> PostgresSequences.sequence(row))
                        .collect(Collectors.toMap(Sequence::id, one -> one));
        // A statement of its own: it sees what was changed while the lock was waited for.
        return handle
                .createQuery(FIND_ALL)
                .bind("workspace", workspace)
                .bind("ids", Rows.texts(handle, ids, id -> id))
                .map((row, _) -> EmailRows.email(row))
                .list()
                .stream()
                .flatMap(email ->
                        Optional.ofNullable(sequences.get(email.sequenceId()))
                                .map(sequence -> new Opened(sequence, email))
                                .stream())
                .toList();
    }

    @Override
    public void save(Email email, Entry entry) {
        PostgresAudits.bound(handle, bound(handle.createUpdate(SAVE), email), List.of(entry))
                .execute();
    }

    @Override
    public void approve(List<Email> approved, List<Entry> entries) {
        if (approved.isEmpty()) {
            throw new IllegalArgumentException("no emails (expected: at least one)");
        }
        var statement =
                handle.createUpdate(APPROVE)
                        .bind("workspace", approved.getFirst().workspace())
                        .bind("ids", Rows.texts(handle, approved, Email::id))
                        .bind("revisions", Rows.ints(handle, approved, Email::revision))
                        .bind("bys", Rows.texts(handle, approved, one -> approval(one).by()))
                        .bind("whens", Rows.instants(handle, approved, one -> approval(one).at()))
                        .bind("updates", Rows.instants(handle, approved, Email::updatedAt));
        PostgresAudits.bound(handle, statement, entries).execute();
    }

    @Override
    public void regenerate(List<Email> waiting, List<Entry> entries) {
        if (waiting.isEmpty()) {
            throw new IllegalArgumentException("no emails (expected: at least one)");
        }
        var statement =
                handle.createUpdate(REGENERATE)
                        .bind("workspace", waiting.getFirst().workspace())
                        .bind("ids", Rows.texts(handle, waiting, Email::id))
                        .bind(
                                "instructions",
                                Rows.texts(handle, waiting, one -> one.instruction().orElse(null)))
                        .bind("revisions", Rows.ints(handle, waiting, Email::revision))
                        .bind("updates", Rows.instants(handle, waiting, Email::updatedAt));
        PostgresAudits.bound(handle, statement, entries).execute();
    }

    private static Email.Approval approval(Email email) {
        return email.approval().orElseThrow();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Email email) {
        var words = email.wording();
        return statement
                .bind("workspace", email.workspace())
                .bind("id", email.id())
                .bind("template", email.template().map(Email.FromTemplate::id).orElse(null))
                .bind(
                        "templateVersion",
                        email.template().map(Email.FromTemplate::version).orElse(null))
                .bind("subject", words.subject())
                .bind("preheader", words.preheader().orElse(null))
                .bind("markup", words.body().word())
                .bind("source", words.body().source())
                .bind("plain", words.plain().orElse(null))
                .bind("fingerprint", email.fingerprint().map(Fingerprint::bytes).orElse(null))
                .bind("edited", email.edited())
                .bind("status", email.isApproved() ? "approved" : "draft")
                .bind("approvedBy", email.approval().map(Email.Approval::by).orElse(null))
                .bind(
                        "approvedAt",
                        email.approval().map(Email.Approval::at).map(Rows::at).orElse(null))
                .bind("generation", email.generation().word())
                .bind("problem", email.problem().orElse(null))
                .bind("instruction", email.instruction().orElse(null))
                .bind("scheduledAt", Rows.atOrNull(email.scheduledAt()))
                .bind("revision", email.revision())
                .bind("updatedAt", Rows.at(email.updatedAt()));
    }

    @Override
    public void deleteVersion(int workspace, String sequence, int version) {
        handle.createUpdate(DELETE_VERSION)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .execute();
    }

    @Override
    public Map<VersionKey, Map<StepKey, Pin>> pins(Collection<VersionKey> versions) {
        var pins = new HashMap<VersionKey, Map<StepKey, Pin>>();
        bound(handle, handle.createQuery(PINS), versions)
                .map((row, _) -> {
                    var version =
                            new VersionKey(
                                    row.getInt("workspace_id"),
                                    row.getString("sequence_id"),
                                    row.getInt("version"));
                    pins.computeIfAbsent(version, _ -> new HashMap<>())
                            .put(new StepKey(row.getString("step_key")), EmailRows.pin(row));
                    return version;
                })
                .list();
        return pins;
    }

    @Override
    public Map<UUID, Map<StepKey, Pin>> pinsOf(Collection<EnrolmentKey> enrolments) {
        return new PersonalEmails(handle).pinsOf(enrolments);
    }

    @Override
    public List<Email> ofEnrolment(int workspace, UUID enrolment) {
        return new PersonalEmails(handle).ofEnrolment(workspace, enrolment);
    }

    @Override
    public Page<Email> written(
            int workspace,
            String sequence,
            Optional<Boolean> approved,
            Optional<String> after,
            int limit) {
        return new PersonalEmails(handle).written(workspace, sequence, approved, after, limit);
    }
}
