package dev.espalier.server;

import dev.espalier.engine.Engine;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.jobs.running.Callback;
import dev.espalier.engine.jobs.running.EmbeddedJobs;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.jobs.running.Works;
import dev.espalier.engine.store.JobQueue.Terms;
import dev.espalier.engine.store.Store;
import dev.espalier.http.callback.CallbackPages;
import dev.espalier.http.page.Pages;
import dev.espalier.inngest.InngestConfig;
import dev.espalier.inngest.InngestJobs;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Jobs.Inngest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where background work is done: in this process, or when Inngest calls.
final class Background implements AutoCloseable {

    private static final Callback NOT_YET =
            _ ->
                    new Callback.Reply(
                            503,
                            "{\"message\":\"starting\"}".getBytes(StandardCharsets.UTF_8),
                            Map.of("retry-after", "5"));

    private final Config.Jobs config;
    private final Engine engine;
    private final Works works;
    private volatile Callback callback = NOT_YET;
    private volatile Runnable stop = () -> {};

    /// @throws IllegalArgumentException when a kind of job has no work behind it
    Background(Config.Jobs config, Engine engine, List<JobWork> works) {
        this.config = config;
        this.engine = engine;
        this.works = Works.of(works);
    }

    /// Where Inngest calls; with jobs done here there is no such page.
    Pages pages() {
        return config.inngest().isPresent()
                ? new CallbackPages(call -> callback.take(call))
                : _ -> Optional.empty();
    }

    /// @param url where this server listens
    void start(Store store, InstantSource clock, NodeId node, String url, JobWatcher watcher) {
        if (config.inngest().isPresent()) {
            var jobs =
                    InngestJobs.start(
                            inngest(config.inngest().get(), url),
                            new InngestJobs.Ports(
                                    store,
                                    works,
                                    clock,
                                    node.id(),
                                    engine.regenerating(),
                                    engine.jobBell(),
                                    watcher));
            callback = jobs;
            stop = jobs::close;
        } else {
            var jobs =
                    EmbeddedJobs.start(
                            store,
                            works,
                            clock,
                            new Terms(node.id(), config.atOnce(), config.perWorkspace()),
                            watcher,
                            engine.jobBell());
            stop = jobs::close;
        }
    }

    private InngestConfig inngest(Inngest given, String url) {
        var origin = given.serveOrigin().map(URI::toString).orElse(url);
        return new InngestConfig(
                given.api(),
                given.events(),
                given.eventKey(),
                given.signing(),
                given.env(),
                URI.create(origin + "/" + String.join("/", CallbackPages.PATH)),
                config.perWorkspace());
    }

    @Override
    public void close() {
        stop.run();
    }
}
