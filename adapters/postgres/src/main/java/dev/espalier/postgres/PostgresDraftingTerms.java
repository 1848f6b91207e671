package dev.espalier.postgres;

import dev.espalier.draft.BrandVoice;
import dev.espalier.engine.store.DraftingTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

record PostgresDraftingTerms(Handle handle) implements DraftingTerms {

    private static final String FIND =
            """
            SELECT * FROM drafting_terms WHERE workspace_id = :workspace
            """;

    private static final String SAVE_VOICE =
            """
            INSERT INTO drafting_terms (workspace_id, name, tone, words_to_use, words_to_avoid, signature, postal_address,
                                        link_domains, examples)
            VALUES (:workspace, :name, :tone, :use, :avoid, :signature, :address, :domains, :examples)
            ON CONFLICT (workspace_id) DO UPDATE
               SET name = excluded.name, tone = excluded.tone, words_to_use = excluded.words_to_use,
                   words_to_avoid = excluded.words_to_avoid, signature = excluded.signature,
                   postal_address = excluded.postal_address, link_domains = excluded.link_domains,
                   examples = excluded.examples
            """;

    private static final String SAVE_LIMITS =
            """
            INSERT INTO drafting_terms (workspace_id, monthly_tokens, monthly_cost) VALUES (:workspace, :tokens, :cost)
            ON CONFLICT (workspace_id) DO UPDATE
               SET monthly_tokens = excluded.monthly_tokens, monthly_cost = excluded.monthly_cost
            """;

    private static final String USED =
            """
            SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(cost), 0) AS cost, coalesce(sum(drafts), 0) AS drafts,
                   (SELECT coalesce(sum(tokens), 0) FROM drafting_reservation
                     WHERE workspace_id = :workspace AND month = :month AND expires_at > :now) AS reserved,
                   (SELECT coalesce(sum(cost), 0) FROM drafting_reservation
                     WHERE workspace_id = :workspace AND month = :month AND expires_at > :now) AS reserved_cost
              FROM drafting_usage WHERE workspace_id = :workspace AND month = :month
            """;

    private static final String LOCK =
            """
            INSERT INTO drafting_usage (workspace_id, month) VALUES (:workspace, :month)
            -- An update of nothing, for the row's lock.
            ON CONFLICT (workspace_id, month) DO UPDATE SET month = excluded.month
            """;

    private static final String RESERVE =
            """
            INSERT INTO drafting_reservation (workspace_id, job_id, month, tokens, cost, expires_at)
            VALUES (:workspace, :job, :month, :tokens, :cost, :expires)
            ON CONFLICT (workspace_id, job_id) DO UPDATE
               SET month = excluded.month, tokens = excluded.tokens, cost = excluded.cost, expires_at = excluded.expires_at
            """;

    private static final String SETTLE =
            """
            WITH free AS (
                DELETE FROM drafting_reservation WHERE workspace_id = :workspace AND job_id = :job
            )
            INSERT INTO drafting_usage AS u (workspace_id, month, tokens, cost, drafts)
            VALUES (:workspace, :month, :tokens, :cost, 1)
            ON CONFLICT (workspace_id, month) DO UPDATE
               SET tokens = u.tokens + excluded.tokens, cost = u.cost + excluded.cost, drafts = u.drafts + 1
            """;

    private static final String FORGET_RESERVATIONS =
            "DELETE FROM drafting_reservation WHERE expires_at <= :now";

    @Override
    public BrandVoice voice(int workspace) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .map((row, _) ->
                        new BrandVoice(
                                row.getString("name"),
                                row.getString("tone"),
                                Rows.list(row, "words_to_use"),
                                Rows.list(row, "words_to_avoid"),
                                row.getString("signature"),
                                row.getString("postal_address"),
                                Rows.list(row, "link_domains"),
                                Rows.list(row, "examples")))
                .findOne()
                .orElse(BrandVoice.PLAIN);
    }

    @Override
    public void save(int workspace, BrandVoice voice) {
        handle.createUpdate(SAVE_VOICE)
                .bind("workspace", workspace)
                .bind("name", voice.name())
                .bind("tone", voice.tone())
                .bind("use", Rows.texts(handle, voice.use(), one -> one))
                .bind("avoid", Rows.texts(handle, voice.avoid(), one -> one))
                .bind("signature", voice.signature())
                .bind("address", voice.postalAddress())
                .bind("domains", Rows.texts(handle, voice.linkDomains(), one -> one))
                .bind("examples", Rows.texts(handle, voice.examples(), one -> one))
                .execute();
    }

    @Override
    public Limits limits(int workspace) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .map((row, _) -> new Limits(most(row, "monthly_tokens"), most(row, "monthly_cost")))
                .findOne()
                .orElse(Limits.NONE);
    }

    private static OptionalLong most(ResultSet row, String column) throws SQLException {
        long most = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(most);
    }

    @Override
    public void save(int workspace, Limits limits) {
        handle.createUpdate(SAVE_LIMITS)
                .bind("workspace", workspace)
                .bind("tokens", orNull(limits.tokens()))
                .bind("cost", orNull(limits.cost()))
                .execute();
    }

    private static @Nullable Long orNull(OptionalLong most) {
        return most.isPresent() ? most.getAsLong() : null;
    }

    @Override
    public Used used(int workspace, YearMonth month, Instant now) {
        return handle.createQuery(USED)
                .bind("workspace", workspace)
                .bind("month", first(month))
                .bind("now", Rows.at(now))
                .map((row, _) ->
                        new Used(
                                row.getLong("tokens"),
                                row.getLong("cost"),
                                row.getLong("drafts"),
                                row.getLong("reserved"),
                                row.getLong("reserved_cost")))
                .one();
    }

    @Override
    public Used usedForUpdate(int workspace, YearMonth month, Instant now) {
        handle.createUpdate(LOCK)
                .bind("workspace", workspace)
                .bind("month", first(month))
                .execute();
        // A statement of its own: it sees what was reserved while the lock was waited for.
        return used(workspace, month, now);
    }

    @Override
    public void reserve(Reservation reservation) {
        handle.createUpdate(RESERVE)
                .bind("workspace", reservation.workspace())
                .bind("job", reservation.job())
                .bind("month", first(reservation.month()))
                .bind("tokens", reservation.tokens())
                .bind("cost", reservation.cost())
                .bind("expires", Rows.at(reservation.expires()))
                .execute();
    }

    @Override
    public void settle(int workspace, UUID job, YearMonth month, long tokens, long cost) {
        handle.createUpdate(SETTLE)
                .bind("workspace", workspace)
                .bind("job", job)
                .bind("month", first(month))
                .bind("tokens", tokens)
                .bind("cost", cost)
                .execute();
    }

    @Override
    public void forgetReservations(Instant now) {
        handle.createUpdate(FORGET_RESERVATIONS).bind("now", Rows.at(now)).execute();
    }

    private static LocalDate first(YearMonth month) {
        return month.atDay(1);
    }
}
