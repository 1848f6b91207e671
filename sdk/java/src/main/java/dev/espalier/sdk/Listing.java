package dev.espalier.sdk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A list on the server. Nothing is asked before it is looked at, and then page by page; each walk
/// asks anew. Walking can throw [EspalierException].
public final class Listing<T> implements Iterable<T> {

    /// The most that the server gives at once.
    private static final int LARGEST = 100;

    private final Request request;
    private final Class<T> type;
    private final Fields fields;

    Listing(Request request, Class<T> type, Fields fields) {
        this.request = request;
        this.type = type;
        this.fields = fields;
    }

    /// @param perPage 1..100. Unless it is set, a page that is asked for by itself has 20, and a
    ///   walk takes 100 at once.
    public Listing<T> limit(int perPage) {
        return new Listing<>(request, type, fields.with("limit", perPage));
    }

    /// Begins where a page of the same list said that the next one begins.
    public Listing<T> cursor(@Nullable String cursor) {
        return new Listing<>(request, type, fields.with("cursor", cursor));
    }

    /// The first page.
    public Page<T> page() {
        return call(fields).now();
    }

    /// [#page], as a future.
    public CompletableFuture<Page<T>> pageAsync() {
        return call(fields).later();
    }

    private Call<Page<T>> call(Fields asked) {
        return request.query(asked).page(type);
    }

    /// Page by page, the first one at once when it is asked for.
    public Iterable<Page<T>> pages() {
        return Pages::new;
    }

    @Override
    public Iterator<T> iterator() {
        return stream().iterator();
    }

    /// One after the other; at most one page is held.
    public Stream<T> stream() {
        return StreamSupport.stream(pages().spliterator(), false)
                .flatMap(page -> page.data().stream());
    }

    private final class Pages implements Iterator<Page<T>> {
        private Fields next =
                fields.map().containsKey("limit") ? fields : fields.with("limit", LARGEST);
        private boolean isOver;

        @Override
        public boolean hasNext() {
            return !isOver;
        }

        @Override
        public Page<T> next() {
            if (isOver) {
                throw new NoSuchElementException();
            }
            var page = call(next).now();
            var cursor = page.nextCursor();
            if (cursor != null && Objects.equals(next.map().get("cursor"), cursor)) {
                throw EspalierException.here(
                        ErrorCode.NOT_ESPALIER,
                        "nextCursor: the cursor of the page itself (expected: another)",
                        null);
            }
            isOver = cursor == null;
            next = next.with("cursor", cursor);
            return page;
        }
    }
}
