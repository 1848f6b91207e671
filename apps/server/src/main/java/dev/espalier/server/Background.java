package dev.espalier.server;

import dev.espalier.engine.Engine;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.jobs.running.EmbeddedJobs;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.jobs.running.Jobs;
import dev.espalier.engine.jobs.running.Works;
import dev.espalier.engine.store.JobQueue.Terms;
import dev.espalier.engine.store.Store;
import dev.espalier.server.config.Config;
import java.time.InstantSource;
import java.util.List;

/// Where background work is done.
final class Background {

    private Background() {}

    /// @throws IllegalArgumentException when a kind of job has no work behind it
    static Jobs start(
            Config.Jobs config,
            Store store,
            InstantSource clock,
            Engine engine,
            NodeId node,
            List<JobWork> works,
            JobWatcher watcher) {
        return EmbeddedJobs.start(
                store,
                Works.of(works),
                clock,
                new Terms(node.id(), config.atOnce(), config.perWorkspace()),
                watcher,
                engine.jobBell());
    }
}
