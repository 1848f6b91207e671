package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import dev.espalier.engine.Engine;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.sequence.Email;
import dev.espalier.testing.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/// Two nodes send while people and machines change what is sent, each at a moment that nobody
/// chose.
class ReviewRaceTest extends Story {

    private static final int APPROVALS = 150;
    private static final int EMAILS = 150;

    /// One approval in so many is let live until it goes out.
    private static final int CALM = 8;

    private static final long LONGEST_REST = Duration.ofMillis(60).toNanos();
    private static final String LATER = "later";

    private final Set<String> approved = ConcurrentHashMap.newKeySet();
    private final AtomicInteger edits = new AtomicInteger();
    private final AtomicInteger drafts = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();

    /// Held for writing while a text is let live until it goes out, which no machine is too slow
    /// for.
    private final ReadWriteLock truce = new ReentrantReadWriteLock(true);

    private volatile boolean isOver;

    @Test
    void no_text_goes_out_that_nobody_approved() throws Exception {
        sim.draft(
                "one",
                "{\"reentry\": \"each-event\", \"steps\": [{\"type\": \"email\", \"key\": \"only\", \"subject\": \"first\", \"body\": \"b\"}]}");
        approved.add("first");
        sim.approve("one");
        var contact = sim.contact("ada@example.test");
        var id = sim.engine().reports().emails(sim.workspace(), "one").getFirst().id();
        var nodes = List.of(sim.node(sim.store(), "a"), sim.node(sim.store(), "b"));
        try (var threads = Executors.newCachedThreadPool()) {
            var loops = new ArrayList<Future<?>>();
            for (var node : nodes) {
                loops.add(threads.submit(() -> sendOn(node)));
            }
            loops.add(threads.submit(() -> loop(() -> come(contact))));
            loops.add(threads.submit(() -> loop(() -> come(contact))));
            loops.add(threads.submit(() -> loop(unlessTruce(() -> edit(nodes.getFirst(), id)))));
            loops.add(threads.submit(() -> loop(unlessTruce(() -> redraft(nodes.getLast(), id)))));
            var approving = threads.submit(() -> approve(nodes.getLast(), id));
            try {
                approving.get();
            } finally {
                isOver = true;
            }
            for (var loop : loops) {
                loop.get();
            }
        }
        sim.settle();

        var subjects = sim.inbox().stream().map(Mail::subject).distinct().toList();
        assertThat(approved).containsAll(subjects);
        // Else it was no race.
        assertThat(subjects).hasSizeGreaterThan(APPROVALS / 10);
        assertThat(conflicts).hasPositiveValue();
        assertThat(subjects).anyMatch(subject -> subject.startsWith("hand"));
        assertThat(subjects).anyMatch(subject -> subject.startsWith("machine"));
    }

    private Void loop(Runnable turn) {
        while (!isOver) {
            turn.run();
            // A moment in which the others may be first.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_REST));
        }
        return null;
    }

    private Runnable unlessTruce(Runnable turn) {
        return () -> {
            truce.readLock().lock();
            try {
                turn.run();
            } finally {
                truce.readLock().unlock();
            }
        };
    }

    private void awaitSent(String subject) {
        while (sim.inbox().stream().noneMatch(mail -> mail.subject().equals(subject))) {
            LockSupport.parkNanos(LONGEST_REST / 10);
        }
    }

    private Void sendOn(Engine node) {
        while (!isOver) {
            node.advance().turn();
            node.dispatch().turn();
        }
        return null;
    }

    private void come(String contact) {
        sim.enrol("one", contact);
    }

    private void edit(Engine node, String id) {
        var subject = "hand " + edits.incrementAndGet();
        node.review()
                .edit(
                        sim.workspace(),
                        id,
                        new Edit(
                                Optional.of(subject),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        "bob");
    }

    /// What a model writes while others edit and approve.
    private void redraft(Engine node, String id) {
        node.review().regenerate(sim.workspace(), id, Optional.of("shorter"), "bob");
        var asked = sim.store().inTransaction(tx -> tx.regenerations().find(sim.workspace(), id));
        asked.map(Asked::id)
                .ifPresent(job -> {
                    var subject = "machine " + drafts.incrementAndGet();
                    node.redrafting()
                            .land(
                                    sim.workspace(),
                                    id,
                                    job,
                                    new Email.Wording(
                                            subject,
                                            Optional.empty(),
                                            new Markup.Markdown("b"),
                                            Optional.empty()),
                                    new EmailText(subject, "", "<p>b</p>", "b"));
                });
    }

    private Void approve(Engine node, String id) {
        int done = 0;
        while (done < APPROVALS) {
            if (done % CALM == CALM - 1) {
                truce.writeLock().lock();
                try {
                    done += approveOnce(node, id);
                    var subject = node.review().get(sim.workspace(), id).wording().subject();
                    if (approved.contains(subject)) {
                        awaitSent(subject);
                    }
                } finally {
                    truce.writeLock().unlock();
                }
            } else {
                done += approveOnce(node, id);
            }
        }
        return null;
    }

    /// @return how many texts are approved that were not before: one or none
    private int approveOnce(Engine node, String id) {
        var read = node.review().get(sim.workspace(), id);
        Optional<Fingerprint> seen = read.fingerprint();
        try {
            var email =
                    node.review()
                            .approve(sim.workspace(), List.of(new Chosen(id, seen)), "ada")
                            .getFirst();
            assertThat(email.wording().subject()).isEqualTo(read.wording().subject());
            return approved.add(email.wording().subject()) ? 1 : 0;
        } catch (Conflict _) {
            conflicts.incrementAndGet();
        } catch (Invalid _) {
            // A new draft is being written.
        }
        return 0;
    }

    @Test
    void an_email_that_was_put_off_does_not_go_out_before() throws Exception {
        var nodes = List.of(sim.node(sim.store(), "a"), sim.node(sim.store(), "b"));
        int putOff = 0;
        int gone = 0;
        try (var threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < EMAILS; i++) {
                var id = write(i);
                sim.engine().advance().turn();
                var start = new CyclicBarrier(3);
                var sends =
                        nodes.stream()
                                .map(node ->
                                        threads.submit(() -> {
                                            start.await();
                                            return node.dispatch().turn();
                                        }))
                                .toList();
                start.await();
                boolean isPutOff = putOff(nodes.get(i % 2), id).call();
                for (var send : sends) {
                    send.get();
                }
                sim.settle();
                boolean isSent = !sim.subjectsOf(address(i)).isEmpty();
                assertThat(isSent).as("email %d", i).isNotEqualTo(isPutOff);
                putOff += isPutOff ? 1 : 0;
                gone += isSent ? 1 : 0;
            }
        }
        sim.pass(days(2));

        assertThat(sim.inbox()).hasSize(EMAILS);
        assertThat(putOff).isPositive();
        assertThat(gone).isPositive();
    }

    private static String address(int n) {
        return "p" + n + "@example.test";
    }

    private String write(int n) {
        var sequence = LATER + n;
        draftFor(
                sim.contact(address(n)),
                sequence,
                "{\"steps\": [{\"type\": \"email\", \"key\": \"only\", \"subject\": \"s\", \"body\": \"b\"}]}",
                Map.of());
        sim.approve(sequence);
        return sim.engine().reports().emails(sim.workspace(), sequence).getFirst().id();
    }

    private Callable<Boolean> putOff(Engine node, String id) {
        return () -> {
            try {
                node.review().reschedule(sim.workspace(), id, sim.now().plus(days(1)), "ada");
                return true;
            } catch (NotAllowed _) {
                return false;
            }
        };
    }
}
