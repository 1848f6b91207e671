package dev.espalier.http.trpc;

import dev.espalier.http.operation.Operation.Kind;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Problem;
import dev.espalier.http.wire.WireError;
import dev.espalier.refusal.Refused;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The subscriptions that are open, each on its connection's own thread. Closing this ends them.
final class Subscriptions implements AutoCloseable {
    private static final String EVENTS = "text/event-stream";

    /// What a subscription is told is short: in bytes, of one that comes by POST.
    private static final int INPUT = 64 * 1024;

    private static final Map<String, String> HEADERS =
            Map.of("cache-control", "no-cache, no-transform", "x-accel-buffering", "no");
    private final TrpcLimits limits;
    private final Semaphore places;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    Subscriptions(TrpcLimits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.subscriptions());
    }

    /// Sends events until the feed ends, the client goes or the server stops. What goes wrong is an
    /// event too: `EventSource` shows its user no other answer.
    ///
    /// @throws Problem when the method is neither GET nor POST, or a body is too large
    void serve(Exchange exchange, Asked asked, Supplier<Badge> badges) {
        var call = asked.calls().getFirst();
        var obstacle = call.obstacle(asked.method(), false);
        if (obstacle != null) {
            throw Problem.methodNotAllowed(
                    obstacle.message(), String.join(", ", Call.allowed(Kind.SUBSCRIPTION)));
        }
        // Now: nobody reads a body once the answer has begun, nor one that no call may use.
        var inputs =
                asked.method().equals("GET") || isWelcome(call, badges)
                        ? Inputs.read(exchange, asked, INPUT)
                        : new Inputs(asked, null, null);
        HEADERS.forEach(exchange::header);
        try (var body = exchange.answering(200, EVENTS)) {
            var events = new Events(body, asked.dialect(), call);
            events.connected(limits.ping());
            if (!places.tryAcquire()) {
                events.failed(
                        WireError.of(
                                new Refused.TooMany(
                                        limits.subscriptions()
                                                + " subscriptions are open (expected: fewer)")));
                return;
            }
            try {
                follow(exchange, inputs, badges, events);
            } finally {
                places.release();
            }
        }
    }

    /// A no is told in an event, by whoever asks again.
    private static boolean isWelcome(Call call, Supplier<Badge> badges) {
        try {
            return badges.get().opens(call);
        } catch (Refused | Problem _) {
            return false;
        }
    }

    private void follow(Exchange exchange, Inputs inputs, Supplier<Badge> badges, Events events) {
        var subscription = new Subscription(limits.ping());
        open.add(subscription);
        try {
            if (isClosed) {
                subscription.stop();
            }
            subscription.follow(exchange, inputs, badges, events);
        } finally {
            open.remove(subscription);
        }
    }

    /// Ends every subscription, now and from now on.
    @Override
    public void close() {
        isClosed = true;
        open.forEach(Subscription::stop);
    }
}
