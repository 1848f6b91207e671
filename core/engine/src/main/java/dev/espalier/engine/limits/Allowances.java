package dev.espalier.engine.limits;

import dev.espalier.engine.store.ContactPaces.Answer;
import dev.espalier.engine.store.ContactPaces.Asked;
import dev.espalier.engine.store.ContactPaces.Counting;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Quotas;
import dev.espalier.engine.store.Quotas.Quota;
import dev.espalier.engine.store.Transaction;
import dev.espalier.send.Rate;
import dev.espalier.send.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How many emails may go, counted in the database.
final class Allowances {

    /// Those that wait for another day come in the order they were planned in, within minutes.
    private static final int ORDER = 1_000;

    private static final Duration REMEMBERED = Duration.ofDays(4);
    private static final Duration LINE = Duration.ofMinutes(2);

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /// @param tickets of those that may go
    /// @param stops of the others
    record Taken(Map<UUID, Ticket> tickets, Map<UUID, Stop> stops) {}

    /// Which of them could not go now, without counting any.
    Map<UUID, Stop> look(Transaction tx, List<Candidate> candidates, Instant now) {
        var stops = new HashMap<UUID, Stop>();
        var asked = asked(candidates);
        var full =
                asked.isEmpty()
                        ? Map.<ContactKey, Instant>of()
                        : tx.contactPaces().full(asked, now);
        var quotas = quotas(tx, ceilings(candidates, now));
        var left = new HashMap<Quotas.Key, Long>();
        quotas.forEach((key, quota) -> left.put(key, quota.left()));
        for (var one : candidates) {
            var free = one.frequencyToAsk().isPresent() ? full.get(one.contact()) : null;
            var stop = free == null ? spent(one, left, now) : tooOften(one, free);
            if (stop != null) {
                stops.put(one.send().id(), stop);
            }
        }
        return stops;
    }

    /// Counts those that may go.
    Taken take(Transaction tx, List<Candidate> candidates, Instant now) {
        var tickets = new HashMap<UUID, Ticket>();
        var stops = new HashMap<UUID, Stop>();
        var contacts = takeContacts(tx, candidates, stops, now);
        var rest = candidates.stream().filter(one -> !stops.containsKey(one.send().id())).toList();
        var left = takeQuotas(tx, rest, now);
        var unused = new ArrayList<Ticket>();
        for (var one : rest) {
            var counting = contacts.get(one.send().id());
            var stop = spent(one, left, now);
            if (stop == null) {
                var keys = one.ceilings().stream().map(ceiling -> ceiling.key(now)).toList();
                tickets.put(one.send().id(), new Ticket(keys, counting));
            } else {
                stops.put(one.send().id(), stop);
                unused.add(new Ticket(List.of(), counting));
            }
        }
        left.forEach((key, n) -> {
            for (long i = 0; i < n; i++) {
                unused.add(new Ticket(List.of(key), null));
            }
        });
        giveBack(tx, unused);
        return new Taken(tickets, stops);
    }

    /// What was counted and did not go.
    static void giveBack(Transaction tx, Collection<Ticket> tickets) {
        var contacts = tickets.stream().map(Ticket::contact).filter(Objects::nonNull).toList();
        if (!contacts.isEmpty()) {
            tx.contactPaces().giveBack(contacts);
        }
        var quotas = new HashMap<Quotas.Key, Integer>();
        tickets.forEach(
                ticket -> ticket.quotas().forEach(key -> quotas.merge(key, 1, Integer::sum)));
        if (!quotas.isEmpty()) {
            tx.quotas().giveBack(quotas);
        }
    }

    private static List<Asked> asked(List<Candidate> candidates) {
        var asked = new LinkedHashMap<ContactKey, Asked>();
        for (var one : candidates) {
            one.frequencyToAsk()
                    .ifPresent(cap -> asked.put(one.contact(), new Asked(one.contact(), cap)));
        }
        return List.copyOf(asked.values());
    }

    private static Map<UUID, Counting> takeContacts(
            Transaction tx, List<Candidate> candidates, Map<UUID, Stop> stops, Instant now) {
        var asked = asked(candidates);
        if (asked.isEmpty()) {
            return Map.of();
        }
        var answers = tx.contactPaces().take(asked, now);
        var counted = new HashMap<UUID, Counting>();
        var met = new HashSet<ContactKey>();
        for (var one : candidates) {
            if (one.frequencyToAsk().isEmpty()) {
                continue;
            }
            switch (answers.get(one.contact())) {
                case Answer.Counted(var at) when met.add(one.contact()) ->
                        counted.put(one.send().id(), new Counting(one.contact(), at));
                // One at a time: the next is asked about when this one is on its way.
                case Answer.Counted _ -> stops.put(one.send().id(), tooOften(one, now));
                case Answer.Full(var freeAt) -> stops.put(one.send().id(), tooOften(one, freeAt));
                // The contact is gone, and the gate will say so.
                case null -> {}
            }
        }
        return counted;
    }

    private static Map<Quotas.Key, Long> takeQuotas(
            Transaction tx, List<Candidate> candidates, Instant now) {
        var wanted = new HashMap<Quotas.Key, Integer>();
        for (var one : candidates) {
            one.ceilings().forEach(ceiling -> wanted.merge(ceiling.key(now), 1, Integer::sum));
        }
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var granted = new HashMap<>(tx.quotas().take(wanted));
        var unopened = new HashMap<>(wanted);
        unopened.keySet().removeAll(granted.keySet());
        if (!unopened.isEmpty()) {
            var ceilings = ceilings(candidates, now);
            // In one order, so that two nodes that open the same do not wait for each other.
            unopened.keySet().stream()
                    .sorted(
                            Comparator.comparingInt(Quotas.Key::workspace)
                                    .thenComparing(Quotas.Key::scope)
                                    .thenComparing(Quotas.Key::since))
                    .forEach(key ->
                            tx.quotas()
                                    .open(key, Objects.requireNonNull(ceilings.get(key)).cap(tx)));
            granted.putAll(tx.quotas().take(unopened));
        }
        var left = new HashMap<Quotas.Key, Long>();
        granted.forEach((key, n) -> left.put(key, (long) n));
        return left;
    }

    private static Map<Quotas.Key, Ceiling> ceilings(List<Candidate> candidates, Instant now) {
        var ceilings = new HashMap<Quotas.Key, Ceiling>();
        for (var one : candidates) {
            one.ceilings().forEach(ceiling -> ceilings.put(ceiling.key(now), ceiling));
        }
        return ceilings;
    }

    private static Map<Quotas.Key, Quota> quotas(
            Transaction tx, Map<Quotas.Key, Ceiling> ceilings) {
        if (ceilings.isEmpty()) {
            return Map.of();
        }
        var quotas = new HashMap<>(tx.quotas().find(ceilings.keySet()));
        ceilings.forEach((key, ceiling) ->
                quotas.computeIfAbsent(key, _ -> new Quota(key, ceiling.cap(tx), 0)));
        return quotas;
    }

    /// Uses one of each, if there is one of each.
    private @Nullable Stop spent(Candidate one, Map<Quotas.Key, Long> left, Instant now) {
        for (var ceiling : one.ceilings()) {
            if (left.getOrDefault(ceiling.key(now), 0L) < 1) {
                return new Stop(next(one, ceiling, now), ceiling.why(), ceiling.words());
            }
        }
        one.ceilings().forEach(ceiling -> left.merge(ceiling.key(now), -1L, Long::sum));
        return null;
    }

    private static Stop tooOften(Candidate one, Instant freeAt) {
        return new Stop(
                freeAt,
                Waiting.FREQUENCY,
                "a contact gets at most "
                        + one.frequency().map(Object::toString).orElse("")
                        + " over all sequences");
    }

    private Instant next(Candidate one, Ceiling ceiling, Instant now) {
        var begin = ceiling.per().begin(now).plus(ceiling.per().length());
        return switch (ceiling) {
            case Ceiling.Rated(_, _, _, var rate) when rate.per() != Rate.Per.DAY ->
                    lines.computeIfAbsent(
                                    ceiling.key(now).workspace() + ceiling.key(now).scope(),
                                    _ -> new Line(random))
                            .next(begin, rate.gap(), longest(rate));
            case Ceiling.Rated _, Ceiling.Warming _ ->
                    begin.plus(
                            Duration.between(now.minus(REMEMBERED), one.send().plannedAt())
                                    .dividedBy(ORDER));
        };
    }

    private static Duration longest(Rate rate) {
        return rate.per().length().compareTo(LINE) > 0 ? rate.per().length() : LINE;
    }
}
