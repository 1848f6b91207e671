package dev.espalier.postgres.embedded;

import java.time.Duration;
import java.util.Objects;

/// Keeps a server running until told to stop. PostgreSQL survives the death of any of its processes
/// but the first; when that one is killed (for its memory, or because the disk was full) nobody but
/// us would start it again, and the pool of connections waits for exactly this port.
final class Upkeep implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Launcher launcher;
    private final Thread thread;
    private volatile RunningServer server;

    private Upkeep(Launcher launcher) {
        this.launcher = launcher;
        this.server = launcher.onFreePort();
        this.thread = Thread.ofVirtual().name("espalier-postgres").unstarted(this::keep);
    }

    static Upkeep of(Launcher launcher) {
        var upkeep = new Upkeep(launcher);
        upkeep.thread.start();
        return upkeep;
    }

    RunningServer server() {
        return server;
    }

    private void keep() {
        try {
            while (true) {
                server.postmaster().awaitEnd();
                tell("PostgreSQL ended without being asked to; starting it again");
                server = revived();
            }
        } catch (InterruptedException _) {
            // This is how close() says enough.
        }
    }

    private RunningServer revived() throws InterruptedException {
        while (true) {
            try {
                return launcher.again(server.port());
            } catch (EmbeddedPostgresException e) {
                Thread.sleep(PAUSE);
                tell(Objects.requireNonNull(e.getMessage()));
            }
        }
    }

    private void tell(String line) {
        launcher.config().progress().accept(line);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw Command.interrupted(e);
        } finally {
            server.postmaster().stop();
        }
    }
}
