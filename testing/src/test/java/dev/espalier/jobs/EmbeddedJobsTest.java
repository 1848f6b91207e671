package dev.espalier.jobs;

import static dev.espalier.engine.jobs.JobState.CANCELLED;
import static dev.espalier.engine.jobs.JobState.DONE;
import static dev.espalier.engine.jobs.JobState.FAILED;
import static dev.espalier.engine.jobs.JobState.QUEUED;
import static dev.espalier.engine.jobs.JobState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.running.Attempts;
import dev.espalier.engine.jobs.running.EmbeddedJobs;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.jobs.running.Jobs;
import dev.espalier.engine.store.JobQueue.Terms;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedJobsTest implements JobsContract {

    private static final int SHARE = 3;

    private JobsRoom room;
    private Jobs jobs;

    @BeforeEach
    void start() {
        room = new JobsRoom();
        jobs = started(room.node.id());
    }

    private Jobs started(UUID node) {
        return EmbeddedJobs.start(
                room.store,
                room.work.works(),
                room.clock,
                new Terms(node, 8, SHARE),
                JobWatcher.NOBODY,
                room.bell);
    }

    @AfterEach
    void stop() {
        jobs.close();
        room.close();
    }

    @Override
    public JobsRoom room() {
        return room;
    }

    @Override
    public void pass(Duration time) {
        room.later(time);
    }

    @Test
    void five_hundred_jobs_of_one_workspace_do_not_keep_another_waiting() {
        var batch = room.newId();
        var gate = new CountDownLatch(1);
        for (int i = 0; i < 500; i++) {
            room.work.hold("big" + i, gate);
            room.ask(room.first(), "big" + i, Optional.of(batch));
        }
        JobsRoom.await(() -> room.work.runs().size() == SHARE, () -> room.work.runs().toString());

        room.awaitState(room.ask(room.second(), "small", Optional.empty()), DONE);
        assertThat(room.desk.reports().batch(room.first(), batch).left()).isEqualTo(500);
        gate.countDown();
        JobsRoom.await(
                () -> room.desk.reports().batch(room.first(), batch).in(DONE) == 500,
                () -> room.desk.reports().batch(room.first(), batch).toString());
    }

    @Test
    void what_a_person_waits_for_goes_before_the_rest_of_a_batch() {
        var batch = room.newId();
        var gates = new HashMap<String, CountDownLatch>();
        for (int i = 0; i < 20; i++) {
            gates.put("part" + i, room.work.hold("part" + i));
            room.ask(room.first(), "part" + i, Optional.of(batch));
        }
        JobsRoom.await(() -> room.work.runs().size() == SHARE, () -> room.work.runs().toString());
        var single = room.ask("single");

        gates.getOrDefault(room.work.runs().getFirst().subject(), new CountDownLatch(0))
                .countDown();
        room.awaitState(single, DONE);

        assertThat(room.desk.reports().batch(room.first(), batch).in(DONE)).isLessThan(3);
        gates.values().forEach(CountDownLatch::countDown);
    }

    @Test
    void two_nodes_together_run_no_more_of_one_workspace_than_its_share() {
        var gates = new ArrayList<CountDownLatch>();
        var all = new ArrayList<UUID>();
        var other = UUID.randomUUID();
        room.store.run(tx -> tx.nodes().beat(other, "other", room.clock.instant()));
        try (var _ = started(other)) {
            for (int i = 0; i < 12; i++) {
                gates.add(room.work.hold("n" + i));
                all.add(room.ask("n" + i));
            }
            JobsRoom.await(() -> room.work.runs().size() >= SHARE, () -> "too few run");
            room.awaitState(room.ask(room.second(), "another", Optional.empty()), DONE);
            assertThat(room.work.runs()).hasSize(SHARE + 1);

            gates.forEach(CountDownLatch::countDown);
            all.forEach(id -> room.awaitState(id, DONE));
        }
        assertThat(room.work.runs()).hasSize(13);
        assertThat(room.work.mostAtOnce()).isLessThanOrEqualTo(SHARE + 1);
    }

    @Test
    void what_a_dead_node_held_is_done_by_another_and_its_late_answer_counts_for_nothing() {
        var gate = room.work.hold("orphan");
        var id = room.ask("orphan");
        room.awaitState(id, RUNNING);
        JobsRoom.await(() -> room.work.isHeld("orphan"), () -> "not begun");
        room.work.course("orphan", _ -> new dev.espalier.engine.jobs.JobOutcome.Done("second"));
        var other = UUID.randomUUID();

        room.clock.set(room.clock.instant().plusSeconds(60));
        room.store.run(tx -> tx.nodes().beat(other, "other", room.clock.instant()));
        room.store.run(tx ->
                tx.jobs()
                        .reap(
                                room.clock.instant().minusSeconds(8),
                                Attempts.MOST,
                                room.clock.instant()));
        try (var _ = started(other)) {
            room.awaitState(id, DONE);
            gate.countDown();
            room.awaitState(room.ask("later"), DONE);
        }

        assertThat(room.find(id).note()).contains("second");
        assertThat(room.find(id).attempt()).isEqualTo(2);
    }

    @Test
    void a_job_that_kills_every_node_is_given_up_in_the_end() {
        jobs.close();
        var id = room.ask("poison");
        for (int i = 0; i < Attempts.MOST; i++) {
            room.store.run(
                    tx -> tx.jobs().take(new Terms(UUID.randomUUID(), 1, 1), room.clock.instant()));
            assertThat(room.find(id).state()).isEqualTo(RUNNING);
            room.store.run(tx ->
                    tx.jobs().reap(room.clock.instant(), Attempts.MOST, room.clock.instant()));
        }

        assertThat(room.find(id).state()).isEqualTo(FAILED);
        assertThat(room.find(id).trouble()).contains("the node that did it died");
    }

    @Test
    void a_farewell_that_meets_a_defect_is_told_again_a_few_times() {
        room.work.course("never", _ -> new JobOutcome.Failed("no key"));
        room.work.isDeaf(2);
        room.awaitState(room.ask("never"), FAILED);

        JobsRoom.await(
                () -> {
                    room.bell.ring();
                    return room.database.one("SELECT count(*) FROM job WHERE untold").equals("0");
                },
                () -> "given up: " + room.work.givenUp());

        assertThat(room.work.givenUp()).hasSize(3);
    }

    @Test
    void stopping_lets_what_runs_end_and_leaves_the_rest_for_others() throws Exception {
        var gate = room.work.hold("running");
        var running = room.ask("running");
        room.awaitState(running, RUNNING);
        var stopping = Thread.ofVirtual().start(jobs::close);
        JobsRoom.await(
                () -> stopping.getState() == Thread.State.TIMED_WAITING,
                () -> stopping.getState().toString());
        var waiting = room.ask("waiting");
        gate.countDown();
        stopping.join();

        assertThat(room.find(running).state()).isEqualTo(DONE);
        assertThat(room.find(waiting).state()).isEqualTo(QUEUED);
        jobs = started(room.node.id());
        room.awaitState(waiting, DONE);
    }

    @Test
    void what_is_being_taken_while_it_stops_is_waited_for_too() throws Exception {
        var gate = room.work.hold("late");
        UUID late;
        Thread stopping;
        var config = room.database.config();
        try (var connection =
                        DriverManager.getConnection(
                                config.jdbcUrl(), config.user(), config.password());
                var statement = connection.createStatement()) {
            // Whoever takes jobs waits for this.
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('espalier.job', 0))");
            late = room.ask("late");
            JobsRoom.await(
                    () ->
                            room.database
                                    .one(
                                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                                                    + " AND NOT granted")
                                    .equals("1"),
                    () -> "nobody takes");
            stopping = Thread.ofPlatform().start(jobs::close);
            JobsRoom.await(
                    () ->
                            stopping.getState() == Thread.State.WAITING
                                    || stopping.getState() == Thread.State.TIMED_WAITING,
                    () -> stopping.getState().toString());
            connection.commit();
        }
        JobsRoom.await(() -> room.work.isHeld("late"), () -> "not begun");
        gate.countDown();
        stopping.join();

        assertThat(room.find(late).state()).isEqualTo(DONE);
        assertThat(room.find(late).attempt()).isEqualTo(1);
        jobs = started(room.node.id());
        room.awaitState(room.ask("later"), DONE);
        assertThat(room.work.runs("late")).isEqualTo(1);
    }

    @Test
    void a_cancelled_batch_ends_as_a_whole_and_everybody_is_told() {
        var batch = room.newId();
        for (int i = 0; i < 5; i++) {
            room.work.hold("b" + i);
            room.ask(room.first(), "b" + i, Optional.of(batch));
        }
        JobsRoom.await(() -> room.work.runs().size() == SHARE, () -> room.work.runs().toString());

        var progress = room.desk.cancelBatch(room.first(), batch, "bob");

        assertThat(progress.in(CANCELLED)).isEqualTo(5);
        assertThat(progress.left()).isZero();
        JobsRoom.await(() -> room.work.givenUp().size() >= 5, () -> room.work.givenUp().toString());
        // Those that ran were interrupted: there is room again.
        pass(Duration.ofSeconds(2));
        room.awaitState(room.ask("later"), DONE);
        assertThat(room.work.givenUp()).allMatch(told -> told.endsWith(": cancelled by bob"));
        assertThat(List.copyOf(room.work.runs())).hasSize(SHARE + 1);
    }

    @Test
    void a_job_that_hangs_is_cut_off_and_tried_again() {
        room.work.hold("hanging");
        var id = room.ask("hanging");
        room.awaitState(id, RUNNING);
        pass(Duration.ofMinutes(16));

        JobsRoom.await(
                () -> room.find(id).state() == QUEUED && room.find(id).attempt() == 1,
                () -> room.find(id).toString());
        assertThat(room.find(id).trouble()).contains("took longer than 15 minutes");
        room.work.course("hanging", _ -> new dev.espalier.engine.jobs.JobOutcome.Done("ok"));
        pass(Duration.ofMinutes(1));
        room.awaitState(id, DONE);
    }
}
