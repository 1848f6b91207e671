package dev.espalier.postgres;

import dev.espalier.definition.Days;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Span;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Workspace;
import dev.espalier.engine.store.Workspace.Limits;
import dev.espalier.engine.store.Workspaces;
import dev.espalier.send.FrequencyCap;
import dev.espalier.send.Rate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

record PostgresWorkspaces(Handle handle) implements Workspaces {

    /// What PostgreSQL calls the end of the last minute.
    private static final String END_OF_DAY = "24:00";

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
                   frequency_cap = :frequencyCap, rate_limit = :rateLimit,
                   window_from = :windowFrom::time, window_to = :windowTo::time, window_days = :windowDays::text[],
                   window_zone = :windowZone, window_holidays = :windowHolidays
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
    public Workspace create(String name, Sender sender, Instant now) {
        return handle.createQuery(CREATE)
                .bind("name", name)
                .bind("senderName", sender.name())
                .bind("senderEmail", sender.email())
                .bind("now", Rows.at(now))
                .map((row, _) -> workspace(row))
                .one();
    }

    @Override
    public void save(Workspace workspace) {
        bound(handle.createUpdate(SAVE), workspace.window())
                .bind("id", workspace.id())
                .bind("name", workspace.name())
                .bind("zone", workspace.zone().getId())
                .bind("senderName", workspace.sender().name())
                .bind("senderEmail", workspace.sender().email())
                .bind("maxLateness", workspace.maxLateness().toSeconds())
                .bind("spacing", Rows.texts(handle, workspace.spacing(), Span::toString))
                .bind(
                        "frequencyCap",
                        workspace.limits().frequency().map(FrequencyCap::toString).orElse(null))
                .bind("rateLimit", workspace.limits().rate().map(Rate::toString).orElse(null))
                .execute();
    }

    private Update bound(Update statement, SendWindow window) {
        return switch (window) {
            case SendWindow.Anytime _ ->
                    statement
                            .bindByType("windowFrom", null, String.class)
                            .bindByType("windowTo", null, String.class)
                            .bindByType("windowDays", null, String.class)
                            .bindByType("windowZone", null, String.class)
                            .bindByType("windowHolidays", null, String.class);
            case SendWindow.Between hours ->
                    statement
                            .bind("windowFrom", hours.from().toString())
                            .bind(
                                    "windowTo",
                                    hours.to().equals(LocalTime.MAX)
                                            ? END_OF_DAY
                                            : hours.to().toString())
                            .bind("windowDays", Rows.texts(handle, hours.days().set(), Days::word))
                            .bind("windowZone", hours.zone().map(ZoneId::getId).orElse(null))
                            .bind("windowHolidays", hours.holidays().orElse(null));
        };
    }

    private static SendWindow window(ResultSet row) throws SQLException {
        var from = row.getString("window_from");
        if (from == null) {
            return new SendWindow.Anytime();
        }
        var to = row.getString("window_to");
        var days = (String[]) row.getArray("window_days").getArray();
        return new SendWindow.Between(
                LocalTime.parse(from),
                to.startsWith(END_OF_DAY) ? LocalTime.MAX : LocalTime.parse(to),
                new Days(
                        Stream.of(days)
                                .flatMap(day -> Days.parse(day).orElseThrow().stream())
                                .collect(Collectors.toSet())),
                Optional.ofNullable(row.getString("window_zone")).map(ZoneId::of),
                Optional.ofNullable(row.getString("window_holidays")));
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                row.getInt("id"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                new Sender(row.getString("sender_name"), row.getString("sender_email")),
                Duration.ofSeconds(row.getLong("max_lateness_seconds")),
                Stream.of((String[]) row.getArray("spacing").getArray())
                        .map(span -> Span.parse(span).orElseThrow())
                        .toList(),
                window(row),
                new Limits(
                        Optional.ofNullable(row.getString("frequency_cap"))
                                .flatMap(FrequencyCap::parse),
                        Optional.ofNullable(row.getString("rate_limit")).flatMap(Rate::parse)));
    }
}
