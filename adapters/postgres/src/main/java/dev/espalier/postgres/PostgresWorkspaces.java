package dev.espalier.postgres;

import dev.espalier.definition.Span;
import dev.espalier.engine.store.Workspace;
import dev.espalier.engine.store.Workspace.Limits;
import dev.espalier.engine.store.Workspaces;
import dev.espalier.send.FrequencyCap;
import dev.espalier.send.Rate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

record PostgresWorkspaces(Handle handle) implements Workspaces {

    private static final String ALL =
            """
            SELECT w.*, extract(epoch FROM max_lateness)::bigint AS max_lateness_seconds FROM workspace w ORDER BY id
            """;

    private static final String LIMITED =
            """
            SELECT w.*, extract(epoch FROM max_lateness)::bigint AS max_lateness_seconds FROM workspace w
             WHERE frequency_cap IS NOT NULL OR rate_limit IS NOT NULL
            """;

    private static final String LOCK_FIRST_START =
            """
            -- A lock on nothing that exists: the first workspace is what is missing.
            SELECT pg_advisory_xact_lock(hashtextextended('espalier.first_start', 0))
            """;

    private static final String REQUIRE =
            """
            SELECT w.*, extract(epoch FROM max_lateness)::bigint AS max_lateness_seconds FROM workspace w WHERE id = :id
            """;

    private static final String CREATE =
            """
            INSERT INTO workspace (name, sender_name, sender_email, created_at)
            VALUES (:name, :senderName, :senderEmail, :now)
            RETURNING *, extract(epoch FROM max_lateness)::bigint AS max_lateness_seconds
            """;

    private static final String SAVE =
            """
            UPDATE workspace SET name = :name, zone = :zone, sender_name = :senderName, sender_email = :senderEmail,
                   max_lateness = make_interval(secs => :maxLateness), spacing = :spacing,
                   frequency_cap = :frequencyCap, rate_limit = :rateLimit
             WHERE id = :id
            """;

    @Override
    public List<Workspace> all() {
        return handle.createQuery(ALL).map((row, _) -> workspace(row)).list();
    }

    @Override
    public List<Workspace> limited() {
        return handle.createQuery(LIMITED).map((row, _) -> workspace(row)).list();
    }

    @Override
    public void lockFirstStart() {
        handle.createQuery(LOCK_FIRST_START).map((_, _) -> true).one();
    }

    @Override
    public Workspace require(int id) {
        return handle.createQuery(REQUIRE).bind("id", id).map((row, _) -> workspace(row)).one();
    }

    @Override
    public Workspace create(String name, String senderName, String senderEmail, Instant now) {
        return handle.createQuery(CREATE)
                .bind("name", name)
                .bind("senderName", senderName)
                .bind("senderEmail", senderEmail)
                .bind("now", Rows.at(now))
                .map((row, _) -> workspace(row))
                .one();
    }

    @Override
    public void save(Workspace workspace) {
        handle.createUpdate(SAVE)
                .bind("id", workspace.id())
                .bind("name", workspace.name())
                .bind("zone", workspace.zone().getId())
                .bind("senderName", workspace.senderName())
                .bind("senderEmail", workspace.senderEmail())
                .bind("maxLateness", workspace.maxLateness().toSeconds())
                .bind("spacing", Rows.texts(handle, workspace.spacing(), Span::toString))
                .bind(
                        "frequencyCap",
                        workspace.limits().frequency().map(FrequencyCap::toString).orElse(null))
                .bind("rateLimit", workspace.limits().rate().map(Rate::toString).orElse(null))
                .execute();
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                row.getInt("id"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("sender_name"),
                row.getString("sender_email"),
                Duration.ofSeconds(row.getLong("max_lateness_seconds")),
                Stream.of((String[]) row.getArray("spacing").getArray())
                        .map(span -> Span.parse(span).orElseThrow())
                        .toList(),
                new Limits(
                        Optional.ofNullable(row.getString("frequency_cap"))
                                .flatMap(FrequencyCap::parse),
                        Optional.ofNullable(row.getString("rate_limit")).flatMap(Rate::parse)));
    }
}
