package dev.espalier.http.api;

import dev.espalier.http.shape.Page;
import java.util.List;
import java.util.function.Function;

/// Pages of the engine as the wire has them.
final class Paging {

    private Paging() {}

    static <T, V> Page<V> page(
            dev.espalier.engine.store.Page<T> page, Function<? super T, V> view) {
        return new Page<>(page.items().stream().<V>map(view).toList(), page.next().orElse(null));
    }

    /// A list that is never long.
    static <T, V> Page<V> whole(List<T> items, Function<? super T, V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), null);
    }
}
