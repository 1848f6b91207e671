package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.loop.Loop;
import dev.espalier.engine.store.JobQueue.Result;
import dev.espalier.engine.store.JobQueue.Terms;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does jobs in this process, each on a thread of its own. One loop takes them and writes down what
/// they came to, both in one transaction a turn, so that many short jobs share a commit.
public final class EmbeddedJobs implements Jobs {

    /// Short jobs that come or end within this long of the last turn share the next one's commit.
    private static final Duration TOGETHER = Duration.ofMillis(20);

    /// How often it is asked whether a job was given up elsewhere, such as one whose node died.
    private static final Duration FAREWELLS = Duration.ofMillis(250);

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJobs.class);

    private final Store store;
    private final Works works;
    private final Farewells farewells;
    private final InstantSource clock;
    private final Terms terms;
    private final JobWatcher watcher;
    private final Manner manner;
    private final Hands hands;
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final ReentrantLock taking = new ReentrantLock();
    private final Semaphore emptied = new Semaphore(0);
    private long turnedAt = System.nanoTime() - TOGETHER.toNanos();
    private boolean wasFull;
    private long farewellAt = System.nanoTime();
    private volatile Runnable onEnd = () -> {};
    private volatile boolean stopping;
    private volatile Optional<Loop> loop = Optional.empty();

    private record Ended(Job job, JobOutcome outcome, long millis) {}

    /// @param threads where each job runs
    /// @param together see [#TOGETHER]
    /// @param farewells see [#FAREWELLS]
    private record Manner(Executor threads, Duration together, Duration farewells) {
        static final Manner BY_HAND = new Manner(Runnable::run, Duration.ZERO, Duration.ZERO);
        static final Manner BY_ITSELF =
                new Manner(
                        task -> Thread.ofVirtual().name("espalier-job").start(task),
                        TOGETHER,
                        FAREWELLS);
    }

    private EmbeddedJobs(
            Store store,
            Works works,
            InstantSource clock,
            Terms terms,
            JobWatcher watcher,
            Manner manner) {
        this.store = store;
        this.works = works;
        this.farewells = new Farewells(store, works);
        this.clock = clock;
        this.terms = terms;
        this.watcher = watcher;
        this.manner = manner;
        this.hands = new Hands(store, terms.owner(), works::longest);
    }

    /// One whose turns the caller takes; jobs run within the turn that takes them.
    public static EmbeddedJobs byHand(Store store, Works works, InstantSource clock, Terms terms) {
        return new EmbeddedJobs(store, works, clock, terms, JobWatcher.NOBODY, Manner.BY_HAND);
    }

    /// One that takes its own turns.
    ///
    /// @param bell rung when there is something to do
    public static EmbeddedJobs start(
            Store store,
            Works works,
            InstantSource clock,
            Terms terms,
            JobWatcher watcher,
            JobBell bell) {
        var jobs = new EmbeddedJobs(store, works, clock, terms, watcher, Manner.BY_ITSELF);
        store.run(tx -> tx.jobs().recall(clock.instant()));
        var loop = Loop.start("jobs", jobs::turn, TOGETHER);
        jobs.onEnd = loop::hint;
        jobs.loop = Optional.of(loop);
        bell.onRing(loop::hint);
        return jobs;
    }

    /// Writes down what has ended, takes what is due and lets it run.
    ///
    /// @return how much was done
    public int turn() {
        gather();
        var now = clock.instant();
        int told = told();
        hands.look(now, () -> ended.stream().map(one -> one.job().id()).toList(), this::cutOff);
        taking.lock();
        try {
            return told + taken(now);
        } finally {
            taking.unlock();
        }
    }

    private int told() {
        if (farewellAt - System.nanoTime() > 0) {
            return 0;
        }
        int told = farewells.turn();
        farewellAt = System.nanoTime() + manner.farewells().toNanos();
        return told;
    }

    private int taken(Instant now) {
        var over = over();
        int free = stopping ? 0 : terms.most() - hands.count();
        if (over.isEmpty() && free <= 0) {
            return 0;
        }
        var turned = turned(over, free, now);
        turnedAt = System.nanoTime();
        wasFull = turned.taken().size() >= Math.min(Math.max(free, 1), terms.share());
        if (over.stream().anyMatch(one -> !(one.outcome() instanceof JobOutcome.Done))) {
            farewellAt = System.nanoTime();
        }
        over.forEach(one ->
                watcher.ended(
                        one.job().kind(),
                        turned.recorded().contains(one.job().id()) ? word(one.outcome()) : "lost",
                        one.millis()));
        turned.taken().forEach(this::begin);
        return over.size() + turned.taken().size();
    }

    private void cutOff(InHand hand) {
        var longest = works.longest(hand.job());
        end(
                hand,
                new JobOutcome.TryAgain(
                        "took longer than " + longest.toMinutes() + " minutes", Optional.empty()),
                longest.toMillis());
    }

    /// Waits until a moment has passed since the last turn; while there is more to do than hands to
    /// do it, only until the hands are empty.
    private void gather() {
        long left = turnedAt + manner.together().toNanos() - System.nanoTime();
        // In this order: what empties the hands from here on is heard.
        emptied.drainPermits();
        if (left <= 0 || stopping || (wasFull && hands.count() == 0)) {
            return;
        }
        try {
            if (wasFull) {
                var _ = emptied.tryAcquire(left, TimeUnit.NANOSECONDS);
            } else {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Ended> over() {
        var over = new ArrayList<Ended>();
        for (var next = ended.poll(); next != null; next = ended.poll()) {
            over.add(next);
        }
        return over;
    }

    /// @param recorded the ids whose end was written down
    private record Turned(Set<UUID> recorded, List<Job> taken) {}

    private Turned turned(List<Ended> over, int free, Instant now) {
        var results = over.stream().map(one -> result(one, now)).toList();
        boolean isWritten = false;
        try {
            var turned = store.inTransaction(tx -> turned(tx, results, free, now));
            isWritten = true;
            return turned;
        } finally {
            if (!isWritten) {
                // What was done is not done again because of that.
                ended.addAll(over);
            }
        }
    }

    private Turned turned(Transaction tx, List<Result> results, int free, Instant now) {
        var recorded =
                results.isEmpty() ? Set.<UUID>of() : tx.jobs().finish(terms.owner(), results, now);
        var taken =
                free <= 0
                        ? List.<Job>of()
                        : tx.jobs().take(new Terms(terms.owner(), free, terms.share()), now);
        return new Turned(recorded, taken);
    }

    private static Result result(Ended one, Instant now) {
        return Attempts.result(
                one.job(), one.outcome(), Attempts.MOST, now, ThreadLocalRandom.current());
    }

    private static String word(JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Done _ -> "done";
            case JobOutcome.TryAgain _ -> "try_again";
            case JobOutcome.Failed _ -> "failed";
        };
    }

    private void begin(Job job) {
        var hand = hands.add(job);
        manner.threads().execute(() -> run(hand));
    }

    private void run(InHand hand) {
        long begin = System.nanoTime();
        hand.begins();
        var outcome = works.run(hand.job());
        end(hand, outcome, (System.nanoTime() - begin) / 1_000_000);
        hand.ends();
    }

    /// Who ends it first says what it came to.
    private void end(InHand hand, JobOutcome outcome, long millis) {
        if (hand.endsNow()) {
            // In this order: what is in neither is taken for lost.
            ended.add(new Ended(hand.job(), outcome, millis));
            hands.remove(hand);
            if (hands.count() == 0) {
                emptied.release();
            }
            onEnd.run();
        }
    }

    @Override
    public void close() {
        // Whoever is taking jobs now has them in hand first.
        taking.lock();
        try {
            stopping = true;
        } finally {
            taking.unlock();
        }
        if (hands.count() > 0) {
            LOG.info("waiting for {} jobs", hands.count());
        }
        hands.close(GRACE, this::stopTurning, clock.instant());
    }

    /// The last turn writes down what has ended.
    private void stopTurning() {
        loop.ifPresent(Loop::close);
        turn();
    }
}
