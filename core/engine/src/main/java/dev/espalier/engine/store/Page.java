package dev.espalier.engine.store;

import java.util.List;
import java.util.Optional;

/// One page of a list.
///
/// @param next what to ask for to get the page after this; empty at the end
public record Page<T>(List<T> items, Optional<String> next) {

    /// A page out of `limit + 1` rows: the extra one only tells that there is more.
    ///
    /// @param cursor the place of an item in the list's order
    public static <T> Page<T> of(
            List<T> rows, int limit, java.util.function.Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, Optional.of(cursor.apply(items.getLast())));
    }

    public <R> Page<R> map(java.util.function.Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
