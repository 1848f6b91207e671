package dev.espalier.jobs;

import dev.espalier.email.Sender;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.jobs.desk.JobDesk;
import dev.espalier.engine.review.Regenerating;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.postgres.TestDatabase;
import dev.espalier.testing.SettableClock;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A database with two workspaces, a clock, and work, for whoever does jobs.
final class JobsRoom implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestDatabase database = TestDatabase.create();
    final PostgresStore store = database.store();
    final SettableClock clock = new SettableClock(Simulation.START);
    final TestWork work = new TestWork();
    final JobBell bell = new JobBell();
    final NodeId node = NodeId.of("jobs");
    final JobDesk desk;
    private final Ids ids = new Ids(clock);
    private final int first;
    private final int second;

    JobsRoom() {
        this.first = workspace("one");
        this.second = workspace("two");
        this.desk =
                new JobDesk(
                        store,
                        new Regenerating(store, new Barrier(store, Duration.ZERO), clock, bell),
                        bell,
                        clock);
        beat();
    }

    private int workspace(String name) {
        return store.inTransaction(tx ->
                tx.workspaces()
                        .create(name, new Sender(name, "w@example.test"), clock.instant())
                        .id());
    }

    /// The node is alive.
    void beat() {
        store.run(tx -> tx.nodes().beat(node.id(), node.name(), clock.instant()));
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    UUID newId() {
        return ids.next();
    }

    NewJob job(int workspace, UUID id, String subject) {
        return job(workspace, id, subject, Optional.empty());
    }

    NewJob job(int workspace, UUID id, String subject, Optional<UUID> batch) {
        return new NewJob(
                workspace,
                id,
                // The one kind whose retry needs no email.
                JobKind.SEQUENCE_GENERATE,
                subject,
                Map.of("n", 7L, "how", "shorter", "really", true),
                batch,
                "ada",
                clock.instant());
    }

    /// Asks for a job in a transaction of its own.
    UUID ask(String subject) {
        return ask(first, subject, Optional.empty());
    }

    /// One of the first workspace with another payload.
    UUID askWith(String subject, Map<String, Object> payload) {
        var id = newId();
        var job =
                new NewJob(
                        first,
                        id,
                        JobKind.SEQUENCE_GENERATE,
                        subject,
                        payload,
                        Optional.empty(),
                        "ada",
                        clock.instant());
        store.run(tx -> tx.jobs().add(java.util.List.of(job)));
        bell.ring();
        return id;
    }

    UUID ask(int workspace, String subject, Optional<UUID> batch) {
        var id = newId();
        store.run(tx -> tx.jobs().add(java.util.List.of(job(workspace, id, subject, batch))));
        bell.ring();
        return id;
    }

    Job find(UUID id) {
        return store.reading(tx ->
                        tx.jobRecords().find(first, id).or(() -> tx.jobRecords().find(second, id)))
                .orElseThrow();
    }

    void awaitState(UUID id, JobState state) {
        await(() -> find(id).state() == state, () -> "job: " + find(id));
    }

    /// It was tried so often, and waits to be tried again.
    void awaitTried(UUID id, int attempts) {
        await(
                () -> {
                    var job = find(id);
                    return job.state() == JobState.QUEUED && job.attempt() == attempts;
                },
                () -> "job: " + find(id));
    }

    void later(Duration time) {
        clock.set(clock.instant().plus(time));
        beat();
        bell.ring();
    }

    /// Looks again and again until it is so.
    static void await(BooleanSupplier isSo, java.util.function.Supplier<String> found) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(found.get() + " (expected: another soon)");
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
