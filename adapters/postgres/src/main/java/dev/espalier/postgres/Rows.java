package dev.espalier.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/// How Java's values and PostgreSQL's meet: columns out of rows, and lists in as arrays.
final class Rows {

    private Rows() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /// As a parameter: Jdbi would otherwise send it in the JVM's zone.
    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static <T> Argument texts(
            Handle handle, Collection<T> items, Function<T, @Nullable String> of) {
        return array(handle, "text", items.stream().map(of).toArray());
    }

    static <T> Argument ints(Handle handle, Collection<T> items, Function<T, Integer> of) {
        return array(handle, "int4", items.stream().map(of).toArray());
    }

    static <T> Argument bools(Handle handle, Collection<T> items, Function<T, Boolean> of) {
        return array(handle, "bool", items.stream().map(of).toArray());
    }

    static <T> Argument uuids(Handle handle, Collection<T> items, Function<T, @Nullable UUID> of) {
        return array(handle, "uuid", items.stream().map(of).toArray());
    }

    /// As text in UTC: the driver has no binary form for arrays of instants.
    static <T> Argument instants(
            Handle handle, Collection<T> items, Function<T, @Nullable Instant> of) {
        return array(
                handle,
                "timestamptz",
                items.stream()
                        .map(item -> {
                            var instant = of.apply(item);
                            return instant == null ? null : instant.toString();
                        })
                        .toArray());
    }

    static <T> Argument bytes(Handle handle, Collection<T> items, Function<T, byte[]> of) {
        return array(handle, "bytea", items.stream().map(of).toArray(byte[][]::new));
    }

    static Argument array(Handle handle, String type, Object[] items) {
        try {
            var array = handle.getConnection().createArrayOf(type, items);
            return (position, statement, _) -> statement.setArray(position, array);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot make an array of " + type, failed);
        }
    }

    static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
