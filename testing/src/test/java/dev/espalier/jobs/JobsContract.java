package dev.espalier.jobs;

import static dev.espalier.engine.jobs.JobState.CANCELLED;
import static dev.espalier.engine.jobs.JobState.DONE;
import static dev.espalier.engine.jobs.JobState.FAILED;
import static dev.espalier.engine.jobs.JobState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.running.Attempts;
import dev.espalier.refusal.Refused.NotAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What everybody who does jobs promises.
interface JobsContract {

    JobsRoom room();

    /// Lets time go by, for the room and for whoever decides when a job is tried again.
    void pass(Duration time);

    @Test
    default void a_job_runs_once_with_what_it_was_asked_with() {
        var id = room().ask("a");

        room().awaitState(id, DONE);

        assertThat(room().work.runs())
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.id()).isEqualTo(id);
                    assertThat(job.workspace()).isEqualTo(room().first());
                    assertThat(job.payload())
                            .isEqualTo(Map.of("n", 7L, "how", "shorter", "really", true));
                    assertThat(job.by()).isEqualTo("ada");
                    assertThat(job.attempt()).isEqualTo(1);
                });
        assertThat(room().find(id).note()).contains("fine");
        assertThat(room().find(id).endedAt()).isPresent();
        assertThat(room().work.givenUp()).isEmpty();
    }

    @Test
    default void a_job_of_a_transaction_that_was_undone_never_runs() {
        var undone = room().newId();
        assertThatThrownBy(() ->
                        room().store
                                .run(tx -> {
                                    tx.jobs()
                                            .add(
                                                    List.of(
                                                            room().job(
                                                                            room().first(),
                                                                            undone,
                                                                            "undone")));
                                    throw new NotAllowed("no");
                                }))
                .isInstanceOf(NotAllowed.class);
        room().awaitState(room().ask("later"), DONE);

        assertThat(room().work.runs("undone")).isZero();
    }

    @Test
    default void asking_twice_under_one_id_is_asking_once() {
        var id = room().newId();
        var job = room().job(room().first(), id, "twice");
        room().store.run(tx -> tx.jobs().add(List.of(job)));
        room().store.run(tx -> tx.jobs().add(List.of(job)));
        room().bell.ring();
        room().awaitState(id, DONE);
        room().store.run(tx -> tx.jobs().add(List.of(job)));
        room().awaitState(room().ask("later"), DONE);

        assertThat(room().work.runs("twice")).isEqualTo(1);
    }

    @Test
    default void a_work_that_throws_is_tried_again() {
        room().work
                .course(
                        "flaky",
                        job -> {
                            if (job.attempt() == 1) {
                                throw new IllegalStateException("the model is away");
                            }
                            return new JobOutcome.Done("at last");
                        });
        var id = room().ask("flaky");
        room().awaitTried(id, 1);
        assertThat(room().find(id).trouble().orElseThrow()).contains("the model is away");

        pass(Duration.ofSeconds(10));
        room().awaitState(id, DONE);

        assertThat(room().find(id).attempt()).isEqualTo(2);
        assertThat(room().work.givenUp()).isEmpty();
    }

    @Test
    default void who_asks_to_be_tried_later_is_not_tried_before() {
        room().work
                .course(
                        "slow",
                        job ->
                                job.attempt() == 1
                                        ? new JobOutcome.TryAgain(
                                                "429", Optional.of(Duration.ofMinutes(3)))
                                        : new JobOutcome.Done("ok"));
        var id = room().ask("slow");
        room().awaitTried(id, 1);

        pass(Duration.ofMinutes(2));
        room().awaitState(room().ask("another"), DONE);
        assertThat(room().work.runs("slow")).isEqualTo(1);

        pass(Duration.ofMinutes(2));
        room().awaitState(id, DONE);
    }

    @Test
    default void what_cannot_succeed_is_not_tried_again_and_whoever_waits_is_told() {
        room().work.course("never", _ -> new JobOutcome.Failed("no key"));
        var id = room().ask("never");

        room().awaitState(id, FAILED);
        JobsRoom.await(() -> !room().work.givenUp().isEmpty(), () -> "given up: nothing was told");

        assertThat(room().find(id).trouble()).contains("no key");
        assertThat(room().work.givenUp()).containsExactly("never: no key");
        assertThat(room().work.runs("never")).isEqualTo(1);
    }

    @Test
    default void after_some_attempts_a_job_has_failed() {
        room().work.course("hopeless", _ -> new JobOutcome.TryAgain("down", Optional.empty()));
        var id = room().ask("hopeless");
        for (int i = 1; i < Attempts.MOST; i++) {
            room().awaitTried(id, i);
            pass(Duration.ofMinutes(15));
        }
        room().awaitState(id, FAILED);

        assertThat(room().find(id).trouble().orElseThrow()).startsWith("down");
        JobsRoom.await(
                () -> room().work.givenUp().size() == 1, () -> room().work.givenUp().toString());
    }

    @Test
    default void a_failed_job_that_is_asked_for_again_runs_again() {
        room().work.course("dead", _ -> new JobOutcome.Failed("no key"));
        var id = room().ask("dead");
        room().awaitState(id, FAILED);
        room().work.course("dead", _ -> new JobOutcome.Done("a key by now"));

        room().desk.retry(room().first(), id, "bob");
        room().awaitState(id, DONE);

        assertThat(room().find(id).note()).contains("a key by now");
        assertThatThrownBy(() -> room().desk.retry(room().first(), id, "bob"))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("is done (expected: failed or cancelled)");
    }

    @Test
    default void of_two_who_ask_for_a_job_again_one_is_refused() {
        room().work.course("dead", _ -> new JobOutcome.Failed("no key"));
        var id = room().ask("dead");
        room().awaitState(id, FAILED);
        var gate = room().work.hold("dead");
        room().store
                .run(tx -> {
                    assertThat(tx.jobRecords().again(room().first(), id, room().clock.instant()))
                            .isTrue();
                    assertThat(tx.jobRecords().again(room().first(), id, room().clock.instant()))
                            .isFalse();
                });
        room().bell.ring();
        room().awaitState(id, RUNNING);

        assertThatThrownBy(() -> room().desk.retry(room().first(), id, "bob"))
                .isInstanceOf(NotAllowed.class);
        assertThat(room().find(id).state()).isEqualTo(RUNNING);
        gate.countDown();
        room().awaitState(id, DONE);
    }

    @Test
    default void a_job_that_is_cancelled_while_it_runs_comes_to_nothing() {
        var gate = room().work.hold("long");
        var id = room().ask("long");
        room().awaitState(id, RUNNING);

        room().desk.cancel(room().first(), id, "bob");
        assertThat(room().find(id).state()).isEqualTo(CANCELLED);
        gate.countDown();
        JobsRoom.await(() -> !room().work.givenUp().isEmpty(), () -> "given up: nothing was told");
        room().awaitState(room().ask("later"), DONE);

        assertThat(room().find(id).state()).isEqualTo(CANCELLED);
        assertThat(room().work.givenUp()).containsExactly("long: cancelled by bob");
    }
}
