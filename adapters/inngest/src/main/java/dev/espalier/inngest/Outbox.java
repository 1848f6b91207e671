package dev.espalier.inngest;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.store.JobOutbox.Outgoing;
import dev.espalier.engine.store.Store;
import dev.espalier.inngest.InngestClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings jobs to Inngest as events, each until it arrived.
final class Outbox {

    /// When nothing is heard of a job for so long, another event is made for it. Long enough for a
    /// queue of Inngest's to be worked off.
    static final Duration LOOK_AGAIN = Duration.ofHours(6);

    /// The same for a run that has begun. Whoever failed in its last attempt is called no more, so
    /// that what is lost of that one goes out as a new event as soon as it is queued again.
    static Instant lookAgain(boolean isLast, Instant now) {
        return isLast ? now : now.plus(LOOK_AGAIN);
    }

    /// Inngest takes 5,000; one that is refused makes its fellows go one by one.
    private static final int AT_ONCE = 100;

    /// For how long events in a request are this node's.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Store store;
    private final InngestClient client;
    private final InstantSource clock;
    private Instant restUntil = Instant.EPOCH;
    private Duration rest = Duration.ZERO;

    Outbox(Store store, InngestClient client, InstantSource clock) {
        this.store = store;
        this.client = client;
        this.clock = clock;
    }

    /// @return how many events went out
    int turn() {
        var now = clock.instant();
        if (now.isBefore(restUntil)) {
            return 0;
        }
        var events = store.inTransaction(tx -> tx.jobOutbox().take(AT_ONCE, now, now.plus(LEASE)));
        return events.isEmpty() ? 0 : send(events);
    }

    private int send(List<Outgoing> events) {
        return switch (client.send(events.stream().map(Outbox::event).toList())) {
            case Answer.Ok _ -> {
                sent(events);
                yield events.size();
            }
            // One of them, if any: the others are not to wait for it.
            case Answer.Refused(int status, _) when isAboutTheEvent(status) && events.size() > 1 ->
                    events.stream().mapToInt(one -> send(List.of(one))).sum();
            case Answer.Refused(int status, var why) when isAboutTheEvent(status) -> {
                LOG.warn("job {}: {}", JobIds.ofJob(events.getFirst().job().id()), why);
                store.run(tx -> tx.jobOutbox().refused(events.getFirst(), why, clock.instant()));
                yield 1;
            }
            case Answer.Refused(_, var why) -> putOff(events, why);
            case Answer.Away(var why) -> putOff(events, why);
        };
    }

    private static boolean isAboutTheEvent(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    private void sent(List<Outgoing> events) {
        if (!rest.isZero()) {
            LOG.info("Inngest takes events again");
            rest = Duration.ZERO;
        }
        var now = clock.instant();
        store.run(tx -> tx.jobOutbox().sent(events, now, now.plus(LOOK_AGAIN)));
    }

    /// Told once an outage.
    private int putOff(List<Outgoing> events, String why) {
        if (rest.isZero()) {
            LOG.warn("{}; jobs wait until it takes events", why);
        }
        rest = rest.isZero() ? REST : rest.multipliedBy(2);
        if (rest.compareTo(LONGEST_REST) > 0) {
            rest = LONGEST_REST;
        }
        restUntil = clock.instant().plus(rest);
        store.run(tx -> tx.jobOutbox().putOff(events, restUntil, why));
        return 0;
    }

    static Map<String, Object> event(Outgoing outgoing) {
        var job = outgoing.job();
        var data = new LinkedHashMap<String, Object>(job.payload());
        data.put("workspaceId", job.workspace());
        data.put("jobId", JobIds.ofJob(job.id()));
        data.put(subject(job.kind()), job.subject());
        job.batch().ifPresent(batch -> data.put("batchId", JobIds.ofBatch(batch)));
        var event = new LinkedHashMap<String, Object>();
        event.put("id", eventId(job, outgoing.round()));
        event.put("name", Functions.event(job.kind()));
        event.put("ts", job.at().toEpochMilli());
        event.put("data", data);
        return event;
    }

    /// The job's own. Inngest never listens twice to one id, so that what is asked for again has
    /// another.
    private static String eventId(Job job, int round) {
        var id = JobIds.ofJob(job.id());
        return round == 1 ? id : id + "." + round;
    }

    private static String subject(JobKind kind) {
        return switch (kind) {
            case EMAIL_REGENERATE, EMAIL_WRITE -> "emailId";
            case SEQUENCE_GENERATE -> "sequenceId";
        };
    }
}
