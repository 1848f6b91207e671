package dev.espalier.jobs;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.jobs.running.Works;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Work whose course the test decides, subject by subject; without a word about it, it succeeds.
final class TestWork {

    private final Map<String, Function<Job, JobOutcome>> courses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Job> runs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> givenUp = new ConcurrentLinkedQueue<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final AtomicInteger deaf = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    Works works() {
        return Works.of(Arrays.stream(JobKind.values()).map(this::ofKind).toList());
    }

    private JobWork ofKind(JobKind kind) {
        return new JobWork() {
            @Override
            public JobKind kind() {
                return kind;
            }

            @Override
            public JobOutcome run(Job job) {
                runs.add(job);
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    return courses.getOrDefault(job.subject(), _ -> new JobOutcome.Done("fine"))
                            .apply(job);
                } finally {
                    atOnce.decrementAndGet();
                }
            }

            @Override
            public void gaveUp(Job job, String why) {
                givenUp.add(job.subject() + ": " + why);
                if (deaf.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                    throw new IllegalStateException("a defect");
                }
            }
        };
    }

    void course(String subject, Function<Job, JobOutcome> course) {
        courses.put(subject, course);
    }

    /// Holds the work on a subject until the latch opens, or it is interrupted.
    CountDownLatch hold(String subject) {
        var gate = new CountDownLatch(1);
        hold(subject, gate);
        return gate;
    }

    void hold(String subject, CountDownLatch gate) {
        course(
                subject,
                _ -> {
                    held.add(subject);
                    try {
                        gate.await();
                        return new JobOutcome.Done("let go");
                    } catch (InterruptedException _) {
                        return new JobOutcome.TryAgain("interrupted", Optional.empty());
                    }
                });
    }

    boolean isHeld(String subject) {
        return held.contains(subject);
    }

    int runs(String subject) {
        return (int) runs.stream().filter(job -> job.subject().equals(subject)).count();
    }

    List<Job> runs() {
        return List.copyOf(runs);
    }

    List<String> givenUp() {
        return List.copyOf(givenUp);
    }

    /// So many times, telling it that a job was given up fails.
    void isDeaf(int times) {
        deaf.set(times);
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }
}
