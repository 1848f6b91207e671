package dev.espalier.inngest;

import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.running.Callback;
import dev.espalier.engine.jobs.running.Farewells;
import dev.espalier.engine.jobs.running.Hands;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.jobs.running.Jobs;
import dev.espalier.engine.jobs.running.Works;
import dev.espalier.engine.loop.Loop;
import dev.espalier.engine.review.Regenerating;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jobs over Inngest: events out, calls in.
public final class InngestJobs implements Jobs, Callback {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(InngestJobs.class);

    private final InngestConfig config;
    private final Ports ports;
    private final InngestClient client;
    private final Outbox outbox;
    private final Syncing syncing;
    private final Runs runs;
    private final Farewells farewells;
    private final Hands hands;
    private final Signatures signatures;
    private final Loop loop;
    private volatile boolean stopping;

    /// What it needs of the engine.
    ///
    /// @param node whose runs these are
    /// @param regenerating makes jobs of other people's events
    public record Ports(
            Store store,
            Works works,
            InstantSource clock,
            UUID node,
            Regenerating regenerating,
            JobBell bell,
            JobWatcher watcher) {}

    private InngestJobs(InngestConfig config, Ports ports) {
        this.config = config;
        this.ports = ports;
        this.client = new InngestClient(config);
        this.outbox = new Outbox(ports.store(), client, ports.clock());
        this.syncing = new Syncing(ports, config, client);
        this.hands = new Hands(ports.store(), ports.node(), ports.works()::longest);
        this.runs = new Runs(ports, client, hands);
        this.farewells = new Farewells(ports.store(), ports.works());
        this.signatures = new Signatures(config.keys());
        this.loop = Loop.start("inngest", this::turn);
        ports.bell().onRing(loop::hint);
    }

    public static InngestJobs start(InngestConfig config, Ports ports) {
        return new InngestJobs(config, ports);
    }

    private int turn() {
        hands.look(ports.clock().instant(), List::of, _ -> {});
        syncing.turn();
        return farewells.turn() + outbox.turn();
    }

    @Override
    public Reply take(Call call) {
        try {
            return switch (call.method()) {
                case "GET" -> syncing.introspection(genuine(call));
                case "PUT" -> sync(call);
                case "POST" -> run(call);
                default -> Answers.wrongMethod(call.method());
            };
        } catch (Unavailable away) {
            return Answers.tryAgain(
                    "Unavailable", String.valueOf(away.getMessage()), Optional.empty());
        }
    }

    private Optional<Boolean> genuine(Call call) {
        var header = call.header().apply("x-inngest-signature");
        return header.isEmpty() || config.isDevelopment()
                ? Optional.empty()
                : Optional.of(
                        signatures
                                .forgery(header, call.body().get(), ports.clock().instant())
                                .isEmpty());
    }

    /// Anybody may ask for it, as a person does after a change: it tells Inngest what it would be
    /// told anyway. But who claims to be Inngest must be.
    private Reply sync(Call call) {
        var genuine = genuine(call);
        if (genuine.isEmpty() && !config.isDevelopment()) {
            return syncing.takeFromStranger();
        }
        return genuine.orElse(true)
                ? syncing.take(call)
                : Answers.unauthorised("x-inngest-signature: wrong");
    }

    private Reply run(Call call) {
        if (stopping) {
            return Answers.tryAgain(
                    "Stopping", "this server is stopping", Optional.of(Duration.ofSeconds(5)));
        }
        var body = call.body().get();
        if (!config.isDevelopment()) {
            var fault =
                    signatures.fault(
                            call.header().apply("x-inngest-signature"),
                            body,
                            ports.clock().instant());
            if (fault.isPresent()) {
                LOG.warn("a call to run a job was refused: {}", fault.get());
                return Answers.unauthorised(fault.get());
            }
        }
        return runs.take(call, body);
    }

    @Override
    public void close() {
        stopping = true;
        hands.close(GRACE, loop::close, ports.clock().instant());
        client.close();
    }
}
