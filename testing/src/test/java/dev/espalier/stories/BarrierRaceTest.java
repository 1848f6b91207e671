package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Engine;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.ingest.Track;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.testing.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two nodes send what falls due while people stop it, each at a moment that nobody chose. Once an
/// answer is given, the relay sees nothing of its scope begin, nor end.
class BarrierRaceTest extends Story {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_AT_RELAY = Duration.ofNanos(800_000);
    private static final Duration LONGEST_BEFORE_STOP = Duration.ofMillis(10);
    private static final Duration REST = Duration.ofMillis(2);

    private static final String DEFINITION =
            """
            trigger: {event: %s}
            steps: [{type: email, key: only, subject: Hello, body: Hello.}]
            """;

    /// Addresses, and groups of them: what stands before the hyphen.
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    private final Queue<String> came = new ConcurrentLinkedQueue<>();
    private final Queue<String> seenAfterwards = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    @Test
    void the_relay_sees_nothing_more_of_what_was_stopped() throws Exception {
        long seed = System.nanoTime();
        sim.relay().answers(this::take);
        var nodes =
                List.of(
                        sim.node(sim.store(), "one", PATIENCE),
                        sim.node(sim.store(), "other", PATIENCE));
        try (var threads = Executors.newCachedThreadPool()) {
            var loops = new ArrayList<Future<?>>();
            loops.add(
                    threads.submit(() -> loop(() -> nodes.getFirst().advance().turn().planned())));
            for (var node : nodes) {
                loops.add(threads.submit(() -> loop(() -> node.dispatch().turn())));
            }
            var random = new SplittableRandom(seed);
            var people = new Stopping(nodes.getFirst(), random.split());
            var sequences = new Stopping(nodes.getLast(), random.split());
            var pausing = new Stopping(nodes.getFirst(), random.split());
            var rounds =
                    List.of(
                            threads.submit(() -> IntStream.range(0, 300).forEach(pausing::pause)),
                            threads.submit(() -> IntStream.range(0, 200).forEach(people::person)),
                            threads.submit(
                                    () -> IntStream.range(0, 75).forEach(sequences::sequence)));
            try {
                for (var done : rounds) {
                    done.get();
                }
            } finally {
                isOver = true;
            }
            for (var loop : loops) {
                loop.get();
            }
        }
        sim.settle();

        assertThat(seenAfterwards).as("seed %d", seed).isEmpty();
        // Some were faster and some were not: else it was no race.
        var arrived = sim.inbox().stream().map(Mail::to).collect(Collectors.toSet());
        for (var group : List.of("person", "s")) {
            assertThat(came.stream().filter(who -> who.startsWith(group)))
                    .as("seed %d: %s", seed, group)
                    .anyMatch(arrived::contains)
                    .anyMatch(who -> !arrived.contains(who));
        }
    }

    private Delivery take(Envelope envelope) {
        look(envelope, "begins");
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_AT_RELAY.toNanos()));
        look(envelope, "ends");
        return new Delivery.Accepted("250 kept");
    }

    private void look(Envelope envelope, String what) {
        var to = envelope.to();
        if (stopped.contains(to) || stopped.contains(to.substring(0, to.indexOf('-')))) {
            seenAfterwards.add(to + " " + what);
        }
    }

    private void loop(IntSupplier turn) {
        while (!isOver) {
            if (turn.getAsInt() == 0) {
                LockSupport.parkNanos(REST.toNanos());
            }
        }
    }

    /// Somebody who lets people in and stops their emails.
    private final class Stopping {
        private final Engine node;
        private final SplittableRandom random;
        private final ContactBook book;
        private final SuppressionList suppressions;

        Stopping(Engine node, SplittableRandom random) {
            this.node = node;
            this.random = random;
            this.book = new ContactBook(sim.store(), new Ids(sim::now), sim::now, node.barrier());
            this.suppressions = new SuppressionList(sim.store(), sim::now, node.barrier());
        }

        void pause(int round) {
            if (round == 0) {
                sim.active("pause", DEFINITION.formatted("pause"));
            }
            comeIn("pause", round, 1 + random.nextInt(4));
            lingers(LONGEST_BEFORE_STOP);
            int inFlight = node.control().pause(sim.workspace(), "pause", "a person").inFlight();
            stopped("pause", inFlight);
            lingers(Duration.ofMillis(3));
            stopped.remove("pause");
            sim.resume("pause");
        }

        void person(int round) {
            if (round == 0) {
                sim.active("person", DEFINITION.formatted("person"));
            }
            var addresses = comeIn("person", round, 4);
            lingers(LONGEST_BEFORE_STOP);
            for (int i = 0; i < addresses.size(); i++) {
                var address = addresses.get((i + round) % addresses.size());
                stopped(address, stop(address, i));
            }
        }

        private int stop(String address, int how) {
            var id = book.byEmail(sim.workspace(), address).orElseThrow().id();
            return switch (how) {
                case 0 -> suppressions.add(sim.workspace(), address, "").inFlight();
                case 1 ->
                        book.update(sim.workspace(), id, new ContactEdit(null, null, null, true))
                                .inFlight();
                case 2 -> book.delete(sim.workspace(), id);
                default -> unenrol(id);
            };
        }

        private int unenrol(String id) {
            try {
                return node.control().unenrol(sim.workspace(), "person", id);
            } catch (NotFound _) {
                // Through already.
                return 0;
            }
        }

        void sequence(int round) {
            var id = "s" + round;
            sim.active(id, DEFINITION.formatted(id));
            comeIn(id, round, 1 + random.nextInt(4));
            lingers(LONGEST_BEFORE_STOP);
            int inFlight =
                    switch (round % 3) {
                        case 0 -> node.control().cancel(sim.workspace(), id, "a person").inFlight();
                        case 1 -> node.editor().delete(sim.workspace(), id, "a person");
                        default -> withdraw(id);
                    };
            stopped(id, inFlight);
        }

        private int withdraw(String sequence) {
            var email =
                    sim.database()
                            .one("SELECT id FROM email WHERE sequence_id = '" + sequence + "'");
            sim.database()
                    .execute(
                            "UPDATE email SET status = 'draft', approved_by = NULL, approved_at = NULL WHERE id = '"
                                    + email
                                    + "'");
            return node.barrier().await(new Scope.Email(sim.workspace(), email));
        }

        private void stopped(String whose, int inFlight) {
            stopped.add(whose);
            assertThat(inFlight).as(whose).isZero();
        }

        /// @return their addresses
        private List<String> comeIn(String group, int round, int people) {
            var addresses =
                    IntStream.range(0, people)
                            .mapToObj(i -> group + "-" + round + "-" + i + "@example.test")
                            .toList();
            came.addAll(addresses);
            node.ingest().trackAll(addresses.stream().map(email -> track(group, email)).toList());
            return addresses;
        }

        private Track track(String event, String email) {
            return new Track(
                    sim.workspace(),
                    Optional.empty(),
                    event,
                    Optional.empty(),
                    Optional.of(email),
                    Map.of(),
                    Optional.empty());
        }

        private void lingers(Duration longest) {
            LockSupport.parkNanos(random.nextLong(longest.toNanos()));
        }
    }
}
