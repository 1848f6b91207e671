package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.store.JobRecords.Wanted;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Drafts that are asked for at the same time share a transaction, and nothing else.
class RegeneratingTogetherTest extends Story {

    private static final int MANY = 40;

    private String draft(String sequence) {
        sim.draft(sequence, ONE);
        return sim.engine().reports().emails(sim.workspace(), sequence).getFirst().id();
    }

    private Settled<Email> regenerate(String email, String how) {
        return sim.engine().review().regenerate(sim.workspace(), email, Optional.of(how), "ada");
    }

    private List<Job> jobs(String email) {
        return sim.engine()
                .jobs()
                .reports()
                .list(
                        sim.workspace(),
                        new Wanted(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(email),
                                Optional.empty()),
                        Optional.empty(),
                        100)
                .items();
    }

    private List<String> wishes(String sequence) {
        return sim
                .engine()
                .reports()
                .audit(sim.workspace(), sequence, Optional.empty(), 100)
                .items()
                .stream()
                .filter(one -> one.entry().action() == Action.EMAIL_REGENERATING)
                .map(one -> one.entry().detail())
                .toList();
    }

    @Test
    void each_gets_an_answer_and_a_job_of_its_own() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CyclicBarrier(MANY);
            var answers = new ArrayList<Future<Settled<Email>>>();
            for (int i = 0; i < MANY; i++) {
                var id = i % 10 == 3 ? "unknown" : draft("s" + i);
                if (i % 10 == 7) {
                    sim.engine().control().cancel(sim.workspace(), "s" + i, "ada");
                }
                var how = "wish " + i;
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return regenerate(id, how);
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
                        assertThatThrownBy(answer::get).hasCauseInstanceOf(NotAllowed.class);
                        assertThat(wishes("s" + i)).isEmpty();
                    }
                    default -> {
                        var email = answer.get().value();
                        assertThat(answer.get().inFlight()).isZero();
                        assertThat(email.generation()).isEqualTo(Generation.RUNNING);
                        assertThat(email.instruction()).contains("wish " + i);
                        assertThat(sim.engine().review().get(sim.workspace(), email.id()))
                                .isEqualTo(email);
                        assertThat(jobs(email.id()))
                                .singleElement()
                                .satisfies(job -> {
                                    assertThat(job.state()).isEqualTo(JobState.QUEUED);
                                    assertThat(job.number("revision"))
                                            .contains((long) email.revision());
                                });
                        assertThat(wishes("s" + i)).containsExactly("wish " + i);
                    }
                }
            }
        }
    }

    @Test
    void of_many_who_ask_for_one_email_one_job_is_left() throws Exception {
        var id = draft("one");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CyclicBarrier(MANY);
            var answers = new ArrayList<Future<Settled<Email>>>();
            for (int i = 0; i < MANY; i++) {
                var how = "wish " + i;
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return regenerate(id, how);
                        }));
            }
            for (var answer : answers) {
                answer.get();
            }
        }

        assertThat(wishes("one")).hasSize(MANY);
        assertThat(jobs(id)).hasSize(MANY);
        var email = sim.engine().review().get(sim.workspace(), id);
        assertThat(jobs(id))
                .filteredOn(job -> job.state() == JobState.QUEUED)
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.number("revision")).contains((long) email.revision());
                    assertThat(job.text("instruction")).isEqualTo(email.instruction());
                });
    }

    @Test
    void a_sequence_that_somebody_holds_makes_nobody_else_wait() throws Exception {
        var held = draft("held");
        var free = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            free.add(draft("s" + i));
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
            var waiting = threads.submit(() -> regenerate(held, "shorter"));

            try {
                for (var id : free) {
                    assertThat(regenerate(id, "longer").value().generation())
                            .isEqualTo(Generation.RUNNING);
                }
                assertThat(waiting.isDone()).isFalse();
            } finally {
                enough.countDown();
            }
            holder.get();
            assertThat(waiting.get().value().generation()).isEqualTo(Generation.RUNNING);
        }
    }
}
