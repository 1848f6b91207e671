package dev.espalier.engine.limits;

import dev.espalier.engine.limits.Lane.Temper;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.send.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Every lane of this node. Safe for use by many threads.
final class Traffic {

    private static final Temper OTHERS =
            new Temper(5, Duration.ofMinutes(1), Duration.ofMinutes(30));

    /// A relay that is away is mostly back soon.
    private static final Temper RELAY =
            new Temper(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final int MOST_KEPT = 10_000;
    private static final Duration TIDY = Duration.ofMinutes(1);

    /// A lane that has closed.
    ///
    /// @param code of the last refusal
    record Closing(String name, String code, String detail) {}

    /// A lane, and what was last said of it.
    private static final class Known {
        final String name;
        final Waiting why;
        final Lane lane;
        String said = "";

        Known(String name, Waiting why, Lane lane) {
            this.name = name;
            this.why = why;
            this.lane = lane;
        }

        Stop stop(Instant now) {
            var detail =
                    name
                            + (lane.isOpen(now)
                                    ? " takes " + lane.window() + " at once"
                                    : " is left alone for a while")
                            + (said.isEmpty() ? "" : ": " + said);
            return new Stop(lane.next(now), why, detail);
        }
    }

    private final int widest;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Known relay;
    private final Map<String, Known> destinations = new HashMap<>();
    private final Map<String, Known> senders = new HashMap<>();

    private Instant tidiedAt = Instant.EPOCH;

    /// How often room may have been made.
    private long heard;

    /// How many lanes are not free.
    private int limited;

    /// @param connections how many messages the relay takes at once
    Traffic(int connections, String host) {
        this.widest = Math.max(2, connections);
        this.relay = new Known(host, Waiting.RELAY, new Lane(RELAY, widest, random));
    }

    synchronized boolean isFree() {
        return limited == 0;
    }

    /// Whether the relay is left alone, or has yet to answer the one message that tries it: nothing
    /// need be claimed.
    synchronized boolean isResting(Instant now) {
        return relay.lane.claimable(now) == 0;
    }

    /// @param before how many of each destination have been let through since; counts this one
    /// @return empty: it may go on
    synchronized Optional<Stop> look(Way way, Map<String, Integer> before, Instant now) {
        for (var known : limitedOn(way)) {
            int many = before.merge(known.why + known.name, 1, Integer::sum);
            if (many > known.lane.claimable(now)) {
                return Optional.of(known.stop(now));
            }
        }
        return Optional.empty();
    }

    /// Whether others went to the same destination a moment ago, whose answers tell how it is. Not
    /// asked of the relay or the sender: those that wait for a slow destination would hold up all.
    synchronized boolean isUntried(Way way) {
        return destination(way.destination()).lane.isUntried();
    }

    /// Whether those that are on its way now make room for it in a moment.
    synchronized boolean isMoving(Way way) {
        return on(way).stream().allMatch(known -> known.lane.isMoving());
    }

    /// Whether it may go; then it counts until [#answered] or [#leave].
    synchronized boolean enter(Way way, UUID send, Instant now) {
        tidy(now);
        var entered = new ArrayList<Lane>(3);
        for (var known : on(way)) {
            if (!known.lane.enter(send, now)) {
                entered.forEach(lane -> lane.leave(send));
                return false;
            }
            entered.add(known.lane);
        }
        return true;
    }

    /// Until when one that [#enter] held up waits, and why: in line behind those that were told
    /// before.
    synchronized Stop stop(Way way, Instant now) {
        var on = on(way);
        return on.stream()
                .filter(known -> known.lane.isFull(now))
                .findFirst()
                .orElseGet(on::getFirst)
                .stop(now);
    }

    /// It did not go after all.
    synchronized void leave(Way way, UUID send) {
        on(way).forEach(known -> known.lane.leave(send));
        hear();
    }

    private void hear() {
        heard++;
        notifyAll();
    }

    /// Waits until some answer came, or for a moment.
    synchronized void awaitAnswer(Duration moment) throws InterruptedException {
        long before = heard;
        long until = System.nanoTime() + moment.toNanos();
        for (long left; heard == before && (left = until - System.nanoTime()) > 0; ) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    /// Forgets what is old, now and then: a way that was refused once and not taken again would
    /// else be remembered for ever.
    private void tidy(Instant now) {
        if (now.isBefore(tidiedAt.plus(TIDY))) {
            return;
        }
        tidiedAt = now;
        for (var lanes : List.of(destinations, senders)) {
            lanes.values()
                    .removeIf(known -> {
                        boolean isStale = known.lane.isStale(now);
                        limited -= isStale && !known.lane.isFree() ? 1 : 0;
                        return isStale;
                    });
        }
    }

    /// @param took by the real clock
    /// @return a lane that it closed
    synchronized @Nullable Closing answered(
            Way way, UUID send, Delivery delivery, long took, Instant now) {
        var closing = answered(relay, send, Signal.ofRelay(delivery), delivery, took, now);
        var ofSender =
                answered(
                        sender(way.sender()), send, Signal.ofSender(delivery), delivery, took, now);
        var ofDestination =
                answered(
                        destination(way.destination()),
                        send,
                        Signal.ofDestination(delivery),
                        delivery,
                        took,
                        now);
        hear();
        return closing != null ? closing : ofSender != null ? ofSender : ofDestination;
    }

    private @Nullable Closing answered(
            Known known, UUID send, Signal signal, Delivery delivery, long took, Instant now) {
        boolean wasFree = known.lane.isFree();
        if (signal == Signal.SLOWER || signal == Signal.REFUSED) {
            // The answer itself may name a person, and whoever else waits here reads this.
            known.said = code(delivery);
        }
        var closed = known.lane.answered(send, signal, took, now);
        limited += (wasFree ? 1 : 0) - (known.lane.isFree() ? 1 : 0);
        return closed == null
                ? null
                : new Closing(
                        known.name,
                        code(delivery),
                        "%s refused %d in a row and is left alone until %s: %s"
                                .formatted(
                                        known.name,
                                        closed.refusals(),
                                        closed.until(),
                                        delivery.detail()));
    }

    private static String code(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Deferred(_, var code, var enhanced, _) -> code(code, enhanced);
            case Delivery.Rejected(_, var code, var enhanced, _) -> code(code, enhanced);
            case Delivery.NotSubmitted(var code, _) -> code(code, "");
            case Delivery.Accepted _, Delivery.Withheld _, Delivery.InDoubt _ -> "";
        };
    }

    private static String code(int code, String enhanced) {
        if (!enhanced.isEmpty()) {
            return enhanced;
        }
        return code == 0 ? "cannot be reached" : Integer.toString(code);
    }

    private List<Known> on(Way way) {
        return List.of(relay, sender(way.sender()), destination(way.destination()));
    }

    private List<Known> limitedOn(Way way) {
        return on(way).stream().filter(known -> !known.lane.isFree()).toList();
    }

    private Known sender(String domain) {
        return known(senders, domain, Waiting.SENDER);
    }

    private Known destination(String name) {
        return known(destinations, name, Waiting.DESTINATION);
    }

    private Known known(Map<String, Known> lanes, String name, Waiting why) {
        var known = lanes.get(name);
        if (known == null) {
            if (lanes.size() >= MOST_KEPT) {
                lanes.values().removeIf(one -> one.lane.isFree() && one.lane.isIdle());
            }
            known = new Known(name, why, new Lane(OTHERS, widest, random));
            lanes.put(name, known);
        }
        return known;
    }
}
