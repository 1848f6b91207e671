package dev.espalier.engine.limits;

import dev.espalier.contact.Contact;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Sends.Result.PutOff;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Warnings.Complaint;
import dev.espalier.engine.store.Warnings.Kind;
import dev.espalier.engine.store.Warnings.Noted;
import dev.espalier.engine.store.Workspace;
import dev.espalier.send.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What may go now, and until when the rest waits. Safe for use by many threads.
public final class Limiter {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Limits limits;
    private final Openings openings;
    private final Duration lateness;
    private final Traffic traffic;
    private final Allowances allowances = new Allowances();

    /// @param lateness how long after it was planned a send has expired
    public Limiter(Limits limits, Openings openings, Mailer mailer, Duration lateness) {
        this.limits = limits;
        this.openings = openings;
        this.lateness = lateness;
        this.traffic = new Traffic(mailer.connections(), mailer.host());
    }

    /// What workspaces decided for themselves, as it is in this turn.
    public static final class Own {
        private final Map<Integer, Workspace> workspaces;

        private Own(Map<Integer, Workspace> workspaces) {
            this.workspaces = workspaces;
        }

        private Workspace.Limits of(int workspace) {
            var own = workspaces.get(workspace);
            return own == null ? Workspace.Limits.NONE : own.limits();
        }
    }

    public Own own(Transaction tx) {
        return new Own(
                tx.workspaces().limited().stream()
                        .collect(Collectors.toMap(Workspace::id, Function.identity())));
    }

    /// @param to where its message goes
    /// @param from the address it is from
    public Candidate candidate(Own own, Claimed send, Contact contact, String to, String from) {
        var domain = Destinations.domainOf(from);
        var ceilings = new ArrayList<Ceiling>();
        limits.warmUpOf(domain)
                .ifPresent(warmUp -> ceilings.add(new Ceiling.Warming(domain, warmUp)));
        limits.rate().ifPresent(rate -> ceilings.add(Ceiling.Rated.ofDomain(domain, rate)));
        var ours = own.of(send.workspace());
        ours.rate()
                .ifPresent(rate -> ceilings.add(Ceiling.Rated.ofWorkspace(send.workspace(), rate)));
        var way = new Way(limits.destinations().of(Destinations.domainOf(to)), domain);
        return new Candidate(send, way, contact.zone(), ceilings, ours.frequency());
    }

    /// Whether the relay is left alone: nothing need be claimed.
    public boolean isResting(Instant now) {
        return traffic.isResting(now);
    }

    /// Those that had better not be rendered now.
    public List<PutOff> look(Transaction tx, List<Candidate> candidates, Instant now) {
        var stops = new HashMap<UUID, Stop>();
        if (!traffic.isFree()) {
            var before = new HashMap<String, Integer>();
            for (var one : candidates) {
                traffic.look(one.way(), before, now)
                        .ifPresent(stop -> stops.put(one.send().id(), stop));
            }
        }
        var counted =
                candidates.stream()
                        .filter(one -> isCounted(one) && !stops.containsKey(one.send().id()))
                        .toList();
        if (!counted.isEmpty()) {
            stops.putAll(allowances.look(tx, counted, now));
        }
        return putOffs(tx, candidates, stops, now);
    }

    private static boolean isCounted(Candidate one) {
        return !one.ceilings().isEmpty() || one.frequency().isPresent();
    }

    /// Whether it had better wait for the first answers to those that went its way a moment ago.
    public boolean isUntried(Candidate one) {
        return traffic.isUntried(one.way());
    }

    /// Whether one that [#enter] held up had better wait in hand for those before it: it takes a
    /// moment, and queueing it again would take longer.
    public boolean isMoving(Candidate one) {
        return traffic.isMoving(one.way());
    }

    /// Whether it may go on now; then it counts until [#answered] or [#leave].
    public boolean enter(Candidate one, Instant now) {
        return traffic.enter(one.way(), one.send().id(), now);
    }

    /// One that [#enter] held up and that is not waited for.
    public Held held(Candidate one, Instant now) {
        return new Held(one, traffic.stop(one.way(), now));
    }

    /// Waits until some answer came, or for a moment.
    public void awaitAnswer() throws InterruptedException {
        traffic.awaitAnswer(LOOK);
    }

    /// One that is queued again, and why.
    public static final class Held {
        private final Candidate candidate;
        private final Stop stop;

        private Held(Candidate candidate, Stop stop) {
            this.candidate = candidate;
            this.stop = stop;
        }
    }

    /// It did not go after all.
    public void leave(Candidate one) {
        traffic.leave(one.way(), one.send().id());
    }

    /// @param took by the real clock
    /// @return what is to be told of it
    public @Nullable Noted answered(Candidate one, Delivery delivery, long took, Instant now) {
        var closing = traffic.answered(one.way(), one.send().id(), delivery, took, now);
        return closing == null
                ? null
                : new Noted(
                        new Complaint(
                                one.send().workspace(),
                                Kind.THROTTLED,
                                closing.name(),
                                closing.code()),
                        closing.detail(),
                        1);
    }

    /// What came of counting.
    ///
    /// @param tickets of those that may go, where anything was counted
    /// @param putOff those that may not
    public record Taken(Map<UUID, Ticket> tickets, List<PutOff> putOff) {

        public Ticket ticket(UUID send) {
            return tickets.getOrDefault(send, Ticket.NONE);
        }
    }

    /// Counts those that may go, in the transaction that marks them as submitting.
    ///
    /// @param held what [#enter] held up before
    public Taken take(Transaction tx, List<Candidate> candidates, List<Held> held, Instant now) {
        var stops = new HashMap<UUID, Stop>();
        held.forEach(one -> stops.put(one.candidate.send().id(), one.stop));
        var all = new ArrayList<>(candidates);
        held.forEach(one -> all.add(one.candidate));
        var counted = candidates.stream().filter(Limiter::isCounted).toList();
        if (counted.isEmpty()) {
            return new Taken(Map.of(), putOffs(tx, all, stops, now));
        }
        var taken = allowances.take(tx, counted, now);
        stops.putAll(taken.stops());
        return new Taken(taken.tickets(), putOffs(tx, all, stops, now));
    }

    /// What was counted and certainly did not go.
    public static void giveBack(Transaction tx, Collection<Ticket> tickets) {
        var some = tickets.stream().filter(ticket -> !ticket.isEmpty()).toList();
        if (!some.isEmpty()) {
            Allowances.giveBack(tx, some);
        }
    }

    private List<PutOff> putOffs(
            Transaction tx, List<Candidate> candidates, Map<UUID, Stop> stops, Instant now) {
        if (stops.isEmpty()) {
            return List.of();
        }
        var putOffs = new ArrayList<PutOff>();
        var workspaces = new HashMap<Integer, Workspace>();
        for (var one : candidates) {
            var stop = stops.get(one.send().id());
            if (stop != null) {
                var earliest = stop.at().isBefore(now) ? now : stop.at();
                putOffs.add(putOff(one, stop, openings.from(tx, one, earliest, workspaces)));
            }
        }
        return putOffs;
    }

    private PutOff putOff(Candidate one, Stop stop, Instant at) {
        var end = one.send().plannedAt().plus(lateness).plus(MOMENT);
        boolean expires = at.isAfter(end);
        return new PutOff(
                one.send(),
                expires ? end : at,
                stop.why(),
                expires ? stop.detail() + "; it will be too late by then" : stop.detail());
    }

    /// What is said of one that waited until it was too late.
    public static String tooLate(@Nullable Waiting waited) {
        return waited == null
                ? "no relay took it in time"
                : switch (waited) {
                    case DESTINATION -> "its destination took too little for too long";
                    case RELAY -> "the relay took too little for too long";
                    case SENDER -> "the relay took nothing from its sender for too long";
                    case WARM_UP -> "its sending domain could not send it in time while warmed up";
                    case RATE -> "too many emails were to go at that rate";
                    case FREQUENCY -> "its contact had as many emails as one contact may get";
                };
    }
}
