package dev.espalier.http.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list: `{"data": […], "nextCursor": …}`.
///
/// @param nextCursor opaque; null on the last page
public record Page<T>(List<T> data, @Nullable String nextCursor) {
    public Page {
        data = List.copyOf(data);
    }
}
