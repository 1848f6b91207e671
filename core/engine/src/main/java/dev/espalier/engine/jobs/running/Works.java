package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobWork;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work behind each kind of job.
public final class Works {

    private static final Logger LOG = LoggerFactory.getLogger(Works.class);

    private final Map<JobKind, JobWork> works;

    private Works(Map<JobKind, JobWork> works) {
        this.works = works;
    }

    /// @throws IllegalArgumentException unless there is exactly one for each kind
    public static Works of(Collection<? extends JobWork> works) {
        var byKind = new EnumMap<JobKind, JobWork>(JobKind.class);
        for (var work : works) {
            if (byKind.put(work.kind(), work) != null) {
                throw new IllegalArgumentException(
                        "jobs: " + work.kind().word() + " has two works (expected: one)");
            }
        }
        var missing =
                Arrays.stream(JobKind.values())
                        .filter(kind -> !byKind.containsKey(kind))
                        .map(JobKind::word)
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "jobs: " + missing + " without work (expected: one for each kind)");
        }
        return new Works(byKind);
    }

    private JobWork behind(Job job) {
        return Optional.ofNullable(works.get(job.kind())).orElseThrow();
    }

    /// One attempt. This is the owner of what nobody planned for: whatever a work throws is told
    /// once, and the job is tried again.
    public JobOutcome run(Job job) {
        try {
            return behind(job).run(job);
        } catch (RuntimeException | Error failed) {
            if (Thread.currentThread().isInterrupted()) {
                return new JobOutcome.TryAgain("it was interrupted", Optional.empty());
            }
            LOG.error(
                    "job {} ({} of {}), attempt {} failed",
                    JobIds.ofJob(job.id()),
                    job.kind().word(),
                    job.subject(),
                    job.attempt(),
                    failed);
            return new JobOutcome.TryAgain(
                    failed.getClass().getSimpleName() + ": " + failed.getMessage(),
                    Optional.empty());
        }
    }

    /// How long an attempt may take.
    public Duration longest(Job job) {
        return behind(job).longest(job);
    }

    void gaveUp(Job job) {
        behind(job).gaveUp(job, job.trouble().orElse(job.state().word()));
    }
}
