package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.store.InFlight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

record PostgresInFlight(Handle handle) implements InFlight {

    private static final String HELD =
            """
            SELECT id, attempt FROM pending_send
             WHERE workspace_id = :workspace AND owner IS NOT NULL
               AND (:sequence::text IS NULL OR sequence_id = :sequence)
               AND (:contact::text IS NULL OR contact_id = :contact)
               AND (:emails::text[] IS NULL OR email_id = ANY (:emails))
               -- Not the contact's of today: it may have another by now, or be gone.
               AND (:addresses::text[] IS NULL OR address = ANY (:addresses))
               AND (:elsewhere::text IS NULL OR address <> :elsewhere)
            """;

    private static final String TAKE_BACK =
            """
            WITH free AS MATERIALIZED (
                SELECT id FROM pending_send
                 WHERE workspace_id = :workspace AND state = 'claimed'
                   AND (:sequence::text IS NULL OR sequence_id = :sequence)
                   AND (:contact::text IS NULL OR contact_id = :contact)
                   AND (:emails::text[] IS NULL OR email_id = ANY (:emails))
                   AND (:addresses::text[] IS NULL OR address = ANY (:addresses))
                   AND (:elsewhere::text IS NULL OR address <> :elsewhere)
                   -- Locked: at the gate. It is waited for, not fought for.
                   FOR UPDATE SKIP LOCKED
            )
            UPDATE pending_send p SET state = 'queued', owner = NULL
              FROM free f
             WHERE p.workspace_id = :workspace AND p.id = f.id
            """;

    private static final String TAKE_BACK_ATTEMPTS =
            """
            WITH free AS MATERIALIZED (
                SELECT p.id FROM unnest(:ids, :attempts) AS k (id, attempt)
                  JOIN pending_send p ON p.workspace_id = :workspace AND p.id = k.id
                 WHERE p.attempt = k.attempt AND p.state = 'claimed'
                   FOR UPDATE OF p SKIP LOCKED
            )
            UPDATE pending_send p SET state = 'queued', owner = NULL
              FROM free f
             WHERE p.workspace_id = :workspace AND p.id = f.id
            """;

    private static final String STILL_HELD =
            """
            SELECT p.id, p.attempt
              FROM unnest(:ids, :attempts) AS k (id, attempt)
              JOIN pending_send p ON p.workspace_id = :workspace AND p.id = k.id
             -- A later attempt passes the gate after the change, or not at all.
             WHERE p.attempt = k.attempt AND p.owner IS NOT NULL
            """;

    /// Null: whatever it is.
    private record Filter(
            @Nullable String sequence,
            @Nullable String contact,
            @Nullable Collection<String> emails,
            @Nullable Collection<String> addresses,
            @Nullable String elsewhere) {

        static Filter of(Scope scope) {
            return switch (scope) {
                case Scope.Sequence(_, var id) -> new Filter(id, null, null, null, null);
                case Scope.Contact(_, var id) -> new Filter(null, id, null, null, null);
                case Scope.Member(_, var sequence, var contact) ->
                        new Filter(sequence, contact, null, null, null);
                case Scope.Email(_, var id) -> new Filter(null, null, List.of(id), null, null);
                case Scope.Emails(_, var ids) -> new Filter(null, null, ids, null, null);
                case Scope.Address(_, var address) ->
                        new Filter(null, null, null, List.of(EmailAddress.keyOf(address)), null);
                case Scope.Addresses(_, var addresses) ->
                        new Filter(null, null, null, addresses, null);
                case Scope.Elsewhere(_, var contact, var address) ->
                        new Filter(null, contact, null, null, EmailAddress.keyOf(address));
            };
        }
    }

    @Override
    public List<Attempt> held(Scope scope) {
        return of(handle.createQuery(HELD), scope).map((row, _) -> attempt(row)).list();
    }

    @Override
    public void takeBack(Scope scope) {
        of(handle.createUpdate(TAKE_BACK), scope).execute();
    }

    private <S extends SqlStatement<S>> S of(S statement, Scope scope) {
        var filter = Filter.of(scope);
        return statement
                .bind("workspace", scope.workspace())
                .bind("sequence", filter.sequence())
                .bind("contact", filter.contact())
                .bind("emails", texts(filter.emails()))
                .bind("addresses", texts(filter.addresses()))
                .bind("elsewhere", filter.elsewhere());
    }

    private @Nullable Argument texts(@Nullable Collection<String> some) {
        return some == null ? null : Rows.texts(handle, some, one -> one);
    }

    @Override
    public void takeBack(int workspace, List<Attempt> attempts) {
        among(handle.createUpdate(TAKE_BACK_ATTEMPTS), workspace, attempts).execute();
    }

    @Override
    public List<Attempt> stillHeld(int workspace, List<Attempt> attempts) {
        return among(handle.createQuery(STILL_HELD), workspace, attempts)
                .map((row, _) -> attempt(row))
                .list();
    }

    private <S extends SqlStatement<S>> S among(
            S statement, int workspace, List<Attempt> attempts) {
        return statement
                .bind("workspace", workspace)
                .bind("ids", Rows.uuids(handle, attempts, Attempt::send))
                .bind("attempts", Rows.ints(handle, attempts, Attempt::number));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(Rows.uuid(row, "id"), row.getInt("attempt"));
    }
}
