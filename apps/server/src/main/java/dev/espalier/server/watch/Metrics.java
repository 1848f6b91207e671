package dev.espalier.server.watch;

import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.postgres.Backlog;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.send.Waiting;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// The numbers of this process, and of the queues it shares with its fellows.
public final class Metrics implements AutoCloseable {

    /// Several gauges are read from one look at the queues.
    private static final Duration KEPT = Duration.ofSeconds(2);

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private Optional<Backlog> backlog = Optional.empty();
    private long looked;

    public Metrics() {
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    public MeterRegistry registry() {
        return registry;
    }

    /// Counts and times a request. A method that HTTP does not know is counted as `OTHER`, so that
    /// strangers cannot make numbers without end.
    public void request(String method, int status, long nanos) {
        Timer.builder("http.requests")
                .description("Requests that were answered")
                .tag("method", METHODS.contains(method) ? method : "OTHER")
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /// Counts what came back from the world of mail.
    ///
    /// @param outcome `counted`, `repeated`, `stray` or `ignored`
    public void feedback(String kind, String outcome) {
        Counter.builder("espalier.feedback")
                .description("What came back: bounces, complaints, replies and the rest")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /// Counts and times an attempt at a job.
    ///
    /// @param outcome `done`, `try_again`, `failed` or `lost`
    public void job(JobKind kind, String outcome, long millis) {
        Timer.builder("espalier.jobs")
                .description("Attempts at background work that ended")
                .tag("kind", kind.word())
                .tag("outcome", outcome)
                .register(registry)
                .record(millis, TimeUnit.MILLISECONDS);
    }

    /// Adds the queues and the pool.
    public void watch(PostgresStore store, InstantSource clock) {
        Gauge.builder("espalier.database.up", () -> look(store, clock).isPresent() ? 1 : 0)
                .description("Whether the database answers")
                .register(registry);
        Gauge.builder("espalier.database.connections.busy", store, PostgresStore::busyConnections)
                .description("Connections of the pool that are in use")
                .register(registry);
        queue("enrolments.due", "Enrolments whose time has come", store, clock, Backlog::due);
        queue("sends.queued", "Sends that wait for a node", store, clock, Backlog::queued);
        for (var reason : Waiting.values()) {
            Gauge.builder(
                            "espalier.sends.waiting",
                            () ->
                                    look(store, clock)
                                            .map(found -> found.waiting().getOrDefault(reason, 0L))
                                            .map(Long::doubleValue)
                                            .orElse(Double.NaN))
                    .description("Sends that could go and are held back")
                    .tag("reason", reason.word())
                    .register(registry);
        }
        queue("jobs.queued", "Background work that waits", store, clock, Backlog::jobsQueued);
        queue("jobs.running", "Background work that runs", store, clock, Backlog::jobsRunning);
        queue("sends.in.hand", "Sends that a node has taken", store, clock, Backlog::inHand);
        Gauge.builder(
                        "espalier.oldest.due.age",
                        () ->
                                look(store, clock)
                                        .map(found -> found.oldestAge(clock.instant()).toMillis())
                                        .map(age -> age / 1_000.0)
                                        .orElse(Double.NaN))
                .description("How long the oldest due work has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    private void queue(
            String name,
            String description,
            PostgresStore store,
            InstantSource clock,
            ToDoubleFunction<Backlog> count) {
        Gauge.builder(
                        "espalier." + name,
                        () -> look(store, clock).map(count::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    private synchronized Optional<Backlog> look(PostgresStore store, InstantSource clock) {
        long now = System.nanoTime();
        if (looked == 0 || now - looked > KEPT.toNanos()) {
            try {
                backlog = Optional.of(store.backlog(clock.instant()));
            } catch (Unavailable _) {
                backlog = Optional.empty();
            }
            // Counted from here: a database that is away takes its time to say so.
            looked = System.nanoTime();
        }
        return backlog;
    }

    /// In Prometheus' text format 0.0.4.
    byte[] text() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
