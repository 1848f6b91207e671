package dev.espalier.jobs;

import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.review.Regenerating;
import dev.espalier.inngest.InngestConfig.Signing;
import dev.espalier.inngest.InngestJobs;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// A room whose jobs go over an Inngest server.
final class InngestRoom implements AutoCloseable {

    final JobsRoom room = new JobsRoom();
    final StubInngest inngest;
    private final InngestLink link;

    InngestRoom(Signing signing) throws IOException {
        this.link =
                new InngestLink(
                        new InngestJobs.Ports(
                                room.store,
                                room.work.works(),
                                room.clock,
                                room.node.id(),
                                new Regenerating(
                                        room.store,
                                        new Barrier(room.store, Duration.ZERO),
                                        room.clock,
                                        room.bell),
                                room.bell,
                                JobWatcher.NOBODY),
                        signing);
        this.inngest = link.inngest();
    }

    void restart(Signing signing, String eventKey) {
        link.restart(signing, eventKey);
    }

    InngestRoom synced() {
        link.synced();
        return this;
    }

    URI serve() {
        return link.serve();
    }

    URI function(String id) {
        return link.function(id);
    }

    /// Once nobody is called any more.
    void pass(Duration time) {
        JobsRoom.await(() -> inngest.busy() == 0, () -> inngest.busy() + " calls are out");
        room.later(time);
        inngest.tick();
    }

    @Override
    public void close() {
        link.close();
        room.close();
    }
}
