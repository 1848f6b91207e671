package dev.espalier.http.trpc;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Feed;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Tracked;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Gone;
import dev.espalier.http.wire.Trouble;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One subscription, made and followed on the thread that carries its connection.
final class Subscription {
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("last-event-id");
    private static final int PINGS_A_CHECK = 4;
    private static final String FIELD = "lastEventId";
    private final Thread thread = Thread.currentThread();
    private final Duration ping;
    private boolean isWaiting;
    private boolean isStopped;

    Subscription(Duration ping) {
        this.ping = ping;
    }

    /// Breaks off: at once when it waits for an event, else as soon as it would.
    synchronized void stop() {
        isStopped = true;
        if (isWaiting) {
            // Not while it writes: an interrupted write would close the socket halfway.
            thread.interrupt();
        }
    }

    /// Until the feed ends, something fails or [#stop]. Owns the subscription: what the feed throws
    /// becomes an event.
    ///
    /// @param badges finds out who asks; asked again and again, for a key may be revoked meanwhile
    /// @throws Gone when the client has gone
    void follow(Exchange exchange, Inputs inputs, Supplier<Badge> badges, Events events) {
        var asked = inputs.asked();
        var call = asked.calls().getFirst();
        var operation = Objects.requireNonNull(call.operation());
        try {
            var caller = admitted(badges, operation);
            var input = inputs.of(call);
            var last = lastEventId(exchange, asked, operation, input);
            follow(operation, caller, input, last, badges, events);
        } catch (Gone e) {
            throw e;
        } catch (InterruptedException _) {
            // Stopped: the stream breaks off, and the client comes back with its last event's id.
        } catch (Exception e) {
            if (!isStopped()) {
                events.failed(
                        Trouble.told(e, exchange.requestId(), "subscription " + operation.name()));
            }
        }
    }

    private static Caller admitted(Supplier<Badge> badges, Operation<?, ?> operation) {
        var caller = badges.get().callerFor(operation);
        operation.admit(caller);
        return caller;
    }

    private <E> void follow(
            Operation<?, E> operation,
            Caller caller,
            JsonNode input,
            Optional<String> last,
            Supplier<Badge> badges,
            Events events)
            throws InterruptedException {
        try (var feed = operation.subscribe(caller, input, last)) {
            long checked = System.nanoTime();
            while (true) {
                var event = next(feed);
                if (System.nanoTime() - checked > ping.toNanos() * PINGS_A_CHECK) {
                    admitted(badges, operation);
                    checked = System.nanoTime();
                }
                if (event.isPresent()) {
                    events.data(operation.output(), event.get());
                } else if (feed.ended()) {
                    events.ended();
                    return;
                } else {
                    events.ping();
                }
            }
        }
    }

    private <E> Optional<Tracked<E>> next(Feed<E> feed) throws InterruptedException {
        synchronized (this) {
            if (isStopped) {
                throw new InterruptedException("the server stops");
            }
            isWaiting = true;
        }
        try {
            return feed.next(ping);
        } finally {
            synchronized (this) {
                isWaiting = false;
            }
        }
    }

    private synchronized boolean isStopped() {
        return isStopped;
    }

    /// `EventSource` sends it as a header when it reconnects by itself, the client in the query or
    /// in the input when it asks anew.
    private static Optional<String> lastEventId(
            Exchange exchange, Asked asked, Operation<?, ?> operation, JsonNode input) {
        var sent =
                exchange.header(LAST_EVENT_ID)
                        .or(() -> asked.parameter(FIELD))
                        .or(() -> asked.parameter("Last-Event-Id"))
                        .filter(id -> !id.isEmpty());
        if (!(input instanceof ObjectNode object)) {
            return sent;
        }
        var inInput = object.get(FIELD);
        if (operation.input().field(FIELD).isEmpty()) {
            object.remove(FIELD);
        } else {
            sent.ifPresent(id -> object.put(FIELD, id));
        }
        return sent.isPresent() || inInput == null || !inInput.isString()
                ? sent
                : Optional.of(inInput.stringValue()).filter(id -> !id.isEmpty());
    }
}
