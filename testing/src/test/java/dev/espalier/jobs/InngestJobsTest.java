package dev.espalier.jobs;

import static dev.espalier.engine.jobs.JobState.DONE;
import static dev.espalier.engine.jobs.JobState.FAILED;
import static dev.espalier.engine.jobs.JobState.QUEUED;
import static dev.espalier.engine.jobs.JobState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InngestJobsTest implements JobsContract {

    private InngestRoom inngest;

    @BeforeEach
    void start() throws Exception {
        inngest = new InngestRoom(InngestLink.keys(StubInngest.SIGNING_KEY, Optional.empty()));
        inngest.synced();
    }

    @AfterEach
    void stop() {
        var complaints = inngest.inngest.complaints();
        inngest.close();
        assertThat(complaints).isEmpty();
    }

    @Override
    public JobsRoom room() {
        return inngest.room;
    }

    @Override
    public void pass(Duration time) {
        inngest.pass(time);
    }

    @Test
    void the_event_carries_the_jobs_id_and_what_the_work_is_about() {
        var id = room().ask("seq_1");
        room().awaitState(id, DONE);

        var event = inngest.inngest.events().getFirst();
        assertThat(event.path("id").stringValue()).isEqualTo(JobIds.ofJob(id));
        assertThat(event.path("name").stringValue()).isEqualTo("espalier/sequence.generate");
        var data = event.path("data");
        assertThat(data.path("jobId").stringValue()).isEqualTo(JobIds.ofJob(id));
        assertThat(data.path("workspaceId").intValue()).isEqualTo(room().first());
        assertThat(data.path("sequenceId").stringValue()).isEqualTo("seq_1");
        assertThat(data.path("n").intValue()).isEqualTo(7);
    }

    @Test
    void the_function_hears_of_its_step_and_then_ends() {
        var id = room().ask("seq_1");
        room().awaitState(id, DONE);
        JobsRoom.await(() -> !inngest.inngest.results().isEmpty(), () -> "no result");

        assertThat(inngest.inngest.results().getFirst().path("state").stringValue())
                .isEqualTo("done");
        assertThat(inngest.inngest.calls()).hasSize(2);
        assertThat(room().work.runs("seq_1")).isEqualTo(1);
    }

    @Test
    void while_inngest_is_away_jobs_wait_and_then_each_goes_out_once() {
        inngest.inngest.answers(503);
        var first = room().ask("a");
        JobsRoom.await(() -> room().find(first).trouble().isPresent(), () -> "no trouble was told");
        assertThat(room().find(first).trouble().orElseThrow()).contains("503");
        inngest.inngest.answers(0);
        var second = room().ask("b");

        pass(Duration.ofMinutes(2));
        room().awaitState(first, DONE);
        room().awaitState(second, DONE);

        assertThat(inngest.inngest.events()).hasSize(2);
    }

    @Test
    void an_event_that_inngest_refuses_fails_its_own_job_alone() {
        inngest.inngest.answers(503);
        var good = room().ask("good");
        var bad = room().askWith("bad", Map.of("how", "refuse"));
        var other = room().ask("other");
        JobsRoom.await(() -> room().find(good).trouble().isPresent(), () -> "no trouble was told");
        inngest.inngest.answers(0);

        pass(Duration.ofMinutes(2));
        room().awaitState(good, DONE);
        room().awaitState(other, DONE);
        room().awaitState(bad, FAILED);
        assertThat(room().find(bad).trouble().orElseThrow()).contains("event is no good");
    }

    @Test
    void a_wrong_event_key_is_told_and_loses_nothing() {
        inngest.restart(InngestLink.keys(StubInngest.SIGNING_KEY, Optional.empty()), "another-key");
        var id = room().ask("a");
        JobsRoom.await(() -> room().find(id).trouble().isPresent(), () -> "no trouble was told");
        assertThat(room().find(id).trouble().orElseThrow()).contains("Event key not found");
        assertThat(room().find(id).state()).isEqualTo(QUEUED);

        inngest.restart(
                InngestLink.keys(StubInngest.SIGNING_KEY, Optional.empty()), StubInngest.EVENT_KEY);
        pass(Duration.ofMinutes(2));
        room().awaitState(id, DONE);
    }

    @Test
    void events_that_came_before_the_functions_were_known_are_sent_again_then() throws Exception {
        inngest.inngest.forgetsFunctions();
        var id = room().ask("early");
        JobsRoom.await(() -> inngest.inngest.events().size() == 1, () -> "no event");
        JobsRoom.await(
                () ->
                        room().database
                                .one("SELECT count(*) FROM job WHERE sent_at IS NOT NULL")
                                .equals("1"),
                () -> "not sent");

        assertThat(inngest.inngest.put(inngest.serve()).statusCode()).isEqualTo(200);
        room().awaitState(id, DONE);

        assertThat(inngest.inngest.events())
                .extracting(event -> event.path("id").stringValue())
                .containsExactly(JobIds.ofJob(id), JobIds.ofJob(id) + ".2");
    }

    @Test
    void a_second_event_for_a_job_that_runs_or_has_ended_does_nothing() {
        var gate = room().work.hold("once");
        var id = room().ask("once");
        room().awaitState(id, RUNNING);
        var data = Map.<String, Object>of("workspaceId", room().first(), "jobId", JobIds.ofJob(id));
        inngest.inngest.take(
                StubInngest.json(StubInngest.event("other-1", "espalier/sequence.generate", data)));
        JobsRoom.await(() -> !inngest.inngest.results().isEmpty(), () -> "no result");
        assertThat(inngest.inngest.results().getFirst().path("state").stringValue())
                .isEqualTo("running");
        gate.countDown();
        room().awaitState(id, DONE);
        inngest.inngest.take(
                StubInngest.json(StubInngest.event("other-2", "espalier/sequence.generate", data)));
        JobsRoom.await(() -> inngest.inngest.results().size() == 3, () -> "no result");

        assertThat(room().work.runs("once")).isEqualTo(1);
    }

    @Test
    void an_event_of_no_job_is_refused_for_good() {
        inngest.inngest.take(
                StubInngest.json(
                        StubInngest.event(
                                "x",
                                "espalier/sequence.generate",
                                Map.of("workspaceId", room().first()))));
        JobsRoom.await(() -> !inngest.inngest.results().isEmpty(), () -> "no result");

        assertThat(inngest.inngest.results().getFirst().path("message").stringValue())
                .isEqualTo("event.data.jobId: missing (expected: the id of a job)");
        assertThat(inngest.inngest.waiting()).isZero();
    }

    @Test
    void what_is_left_out_of_a_call_is_fetched() {
        inngest.inngest.usesApi();
        var id = room().ask("large");
        room().awaitState(id, DONE);
        JobsRoom.await(() -> !inngest.inngest.results().isEmpty(), () -> "no result");

        assertThat(room().work.runs("large")).isEqualTo(1);
    }

    @Test
    void a_wait_that_the_work_asks_for_is_passed_on() {
        room().work
                .course(
                        "limited",
                        job ->
                                job.attempt() == 1
                                        ? new JobOutcome.TryAgain(
                                                "429", Optional.of(Duration.ofSeconds(90)))
                                        : new JobOutcome.Done("ok"));
        var id = room().ask("limited");
        JobsRoom.await(() -> inngest.inngest.waiting() == 1, () -> "nothing waits");
        pass(Duration.ofSeconds(80));
        assertThat(inngest.inngest.waiting()).isEqualTo(1);
        pass(Duration.ofSeconds(20));
        room().awaitState(id, DONE);
    }

    @Test
    void a_node_that_dies_in_the_middle_is_followed_by_the_next_call_of_the_same_run() {
        var gate = room().work.hold("orphan");
        var id = room().ask("orphan");
        room().awaitState(id, RUNNING);
        JobsRoom.await(() -> room().work.isHeld("orphan"), () -> "not begun");
        room().work.course("orphan", _ -> new JobOutcome.Done("second"));
        // As if its node had died: somebody else's by now.
        room().database.execute("UPDATE job SET owner = gen_random_uuid()");
        room().database.execute("DELETE FROM node");
        gate.countDown();
        JobsRoom.await(() -> inngest.inngest.waiting() == 1, () -> "the run is not called again");
        assertThat(room().find(id).state()).isEqualTo(RUNNING);

        pass(Duration.ofMinutes(1));
        room().awaitState(id, DONE);

        assertThat(room().find(id).note()).contains("second");
    }

    @Test
    void an_attempt_that_was_given_back_is_made_again_by_the_same_run() {
        var gate = room().work.hold("back");
        var id = room().ask("back");
        JobsRoom.await(() -> room().work.isHeld("back"), () -> "not begun");
        room().work.course("back", _ -> new JobOutcome.Done("second"));
        // As a node does that stops.
        room().database
                .execute(
                        "UPDATE job SET state = 'queued', owner = NULL, uncounted = uncounted + 1");
        gate.countDown();
        JobsRoom.await(() -> inngest.inngest.waiting() == 1, () -> "the run is not called again");

        pass(Duration.ofMinutes(1));
        room().awaitState(id, DONE);

        assertThat(room().find(id).note()).contains("second");
    }

    @Test
    void an_attempt_that_is_lost_when_inngest_calls_no_more_goes_out_as_a_new_event_at_once() {
        room().work.course("last", _ -> new JobOutcome.TryAgain("busy", Optional.empty()));
        var id = room().ask("last");
        for (int tried = 1; tried < 8; tried++) {
            room().awaitTried(id, tried);
            if (tried == 7) {
                room().work.hold("last");
            }
            pass(Duration.ofHours(1));
        }
        room().awaitState(id, RUNNING);
        JobsRoom.await(() -> room().work.isHeld("last"), () -> "not begun");
        room().work.course("last", _ -> new JobOutcome.Done("by another run"));
        // As the reaper does with what a dead node held.
        room().database.execute("UPDATE job SET state = 'queued', owner = NULL");
        room().bell.ring();

        room().awaitState(id, DONE);

        assertThat(room().find(id).note()).contains("by another run");
    }

    @Test
    void another_event_may_begin_what_a_dead_node_left() {
        var gate = room().work.hold("orphan");
        var id = room().ask("orphan");
        JobsRoom.await(() -> room().work.isHeld("orphan"), () -> "not begun");
        room().work.course("orphan", _ -> new JobOutcome.Done("second"));
        room().database.execute("UPDATE job SET owner = gen_random_uuid()");
        room().database.execute("DELETE FROM node");

        inngest.inngest.take(
                StubInngest.json(
                        StubInngest.event(
                                "again",
                                "espalier/sequence.generate",
                                Map.of("workspaceId", room().first(), "jobId", JobIds.ofJob(id)))));
        room().awaitState(id, DONE);
        gate.countDown();

        assertThat(room().find(id).note()).contains("second");
    }
}
