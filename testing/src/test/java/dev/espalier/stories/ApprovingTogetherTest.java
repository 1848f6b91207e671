package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.email.Fingerprint;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Approvals that come at the same time share a transaction, and nothing else.
class ApprovingTogetherTest extends Story {

    private static final int MANY = 40;

    private Email draft(String sequence) {
        sim.draft(sequence, ONE);
        return sim.engine().reports().emails(sim.workspace(), sequence).getFirst();
    }

    private Email approve(String email, Optional<Fingerprint> read, String by) {
        return sim.engine()
                .review()
                .approve(sim.workspace(), List.of(new Chosen(email, read)), by)
                .getFirst();
    }

    private long approvals(String sequence) {
        return sim
                .engine()
                .reports()
                .audit(sim.workspace(), sequence, Optional.empty(), 100)
                .items()
                .stream()
                .filter(one -> one.entry().action() == Action.EMAIL_APPROVED)
                .count();
    }

    @Test
    void each_gets_an_answer_of_its_own() throws Exception {
        var other = Fingerprint.ofAll(List.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CyclicBarrier(MANY);
            var answers = new ArrayList<Future<Email>>();
            for (int i = 0; i < MANY; i++) {
                var id = i % 10 == 3 ? "unknown" : draft("s" + i).id();
                var read = i % 10 == 7 ? Optional.of(other) : Optional.<Fingerprint>empty();
                var by = "reviewer " + i;
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return approve(id, read, by);
                        }));
            }
            for (int i = 0; i < MANY; i++) {
                var answer = answers.get(i);
                switch (i % 10) {
                    case 3 ->
                            assertThatThrownBy(answer::get)
                                    .isInstanceOf(ExecutionException.class)
                                    .hasCauseInstanceOf(NotFound.class);
                    case 7 -> {
                        assertThatThrownBy(answer::get).hasCauseInstanceOf(Conflict.class);
                        assertThat(approvals("s" + i)).isZero();
                    }
                    default -> {
                        assertThat(answer.get().approval().orElseThrow().by())
                                .isEqualTo("reviewer " + i);
                        assertThat(approvals("s" + i)).isEqualTo(1);
                        assertThat(sim.engine().review().get(sim.workspace(), answer.get().id()))
                                .isEqualTo(answer.get());
                    }
                }
            }
        }
    }

    @Test
    void two_who_approve_the_same_text_hear_of_one_approval() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                var sequence = "s" + i;
                var id = draft(sequence).id();
                var start = new CyclicBarrier(2);
                var answers = new ArrayList<Future<Email>>();
                for (var by : List.of("ada", "bob")) {
                    answers.add(
                            threads.submit(() -> {
                                start.await();
                                return approve(id, Optional.empty(), by);
                            }));
                }
                assertThat(answers.getFirst().get().approval())
                        .isEqualTo(answers.getLast().get().approval());
                assertThat(approvals(sequence)).isEqualTo(1);
            }
        }
    }

    @Test
    void a_sequence_that_somebody_holds_makes_nobody_else_wait() throws Exception {
        var held = draft("held").id();
        var free = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            free.add(draft("s" + i).id());
        }
        var holding = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holder =
                    threads.submit(() ->
                            sim.store()
                                    .inTransaction(tx -> {
                                        tx.sequences().findForUpdate(sim.workspace(), "held");
                                        holding.countDown();
                                        HeldUp.awaits(enough);
                                        return true;
                                    }));
            holding.await();
            var waiting =
                    List.of(
                            threads.submit(() -> approve(held, Optional.empty(), "ada")),
                            threads.submit(() -> approve(held, Optional.empty(), "bob")),
                            threads.submit(() -> approve(held, Optional.empty(), "cy")));

            try {
                for (var id : free) {
                    assertThat(approve(id, Optional.empty(), "dee").isApproved()).isTrue();
                }
                assertThat(waiting).noneMatch(Future::isDone);
            } finally {
                enough.countDown();
            }
            holder.get();
            for (var one : waiting) {
                assertThat(one.get().isApproved()).isTrue();
            }
        }
        assertThat(approvals("held")).isEqualTo(1);
    }
}
