package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Optional;

/// Launches servers on a prepared directory, one after the other, and waits for each to answer.
record Launcher(
        DataDirectory directory,
        EmbeddedConfig config,
        Binaries binaries,
        Account account,
        String password) {
    /// Between choosing a free port and PostgreSQL's taking it, another program may.
    private static final int PORTS_TO_TRY = 5;

    private static final String PORT_TAKEN = "could not create any TCP/IP sockets";

    RunningServer onFreePort() {
        for (var attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            var server = on(freePort());
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new EmbeddedPostgresException(
                "starting PostgreSQL: %d ports taken by others one after the other (expected: a free one)"
                        .formatted(PORTS_TO_TRY));
    }

    /// After a server that ended by itself: where its clients look for it.
    RunningServer again(int port) {
        new Leftovers(directory).clear(config.progress());
        return on(port).orElseThrow(() ->
                new EmbeddedPostgresException(
                        "starting PostgreSQL: port %d is taken (expected: free, as it was)"
                                .formatted(port)));
    }

    /// Empty when the port was taken.
    private Optional<RunningServer> on(int port) {
        config.progress()
                .accept("starting PostgreSQL %s on 127.0.0.1:%d".formatted(Binaries.RELEASE, port));
        var log = new ServerLog(directory.log());
        var logged = log.size();
        var postmaster = Postmaster.launch(directory, binaries, account, port);
        try {
            if (!isReady(postmaster, log, logged)) {
                return Optional.empty();
            }
            var server = RunningServer.reach(postmaster, port, password);
            directory.publishPort(port);
            return Optional.of(server);
        } catch (SQLException e) {
            postmaster.stop();
            throw unreachable(e);
        } catch (RuntimeException | Error e) {
            postmaster.stop();
            throw e;
        }
    }

    private boolean isReady(Postmaster postmaster, ServerLog log, long logged) {
        var limit = config.startTimeout();
        var decided =
                Await.until(
                        () -> postmaster.isReady(directory.cluster()) || !postmaster.isAlive(),
                        limit);
        if (decided && postmaster.isAlive()) {
            return true;
        }
        var said = log.tailSince(logged);
        if (decided && said.contains(PORT_TAKEN)) {
            return false;
        }
        var found = decided ? "it ended" : "not ready after " + limit.toMillis() + " ms";
        throw new EmbeddedPostgresException(
                "starting PostgreSQL: %s (expected: ready for connections); the end of %s:\n%s"
                        .formatted(found, log.file(), said));
    }

    private EmbeddedPostgresException unreachable(SQLException e) {
        var wrongPassword = "28P01".equals(e.getSQLState());
        return new EmbeddedPostgresException(
                wrongPassword
                        ? "%s: not the password of this cluster (expected: the file that was made with it)"
                                .formatted(directory.password())
                        : "connecting to PostgreSQL: %s (expected: an answer); see %s"
                                .formatted(e.getMessage(), directory.log()),
                e);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "127.0.0.1: no free port (expected: one): " + DataDirectory.reason(e), e);
        }
    }
}
