package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Optional;

/// The way from a locked directory to a server that answers.
final class Start {
    /// Between choosing a free port and PostgreSQL's taking it, another program may.
    private static final int PORTS_TO_TRY = 5;

    private static final String PORT_TAKEN = "could not create any TCP/IP sockets";

    private final DataDirectory directory;
    private final EmbeddedConfig config;
    private final ServerLog log;

    Start(DataDirectory directory, EmbeddedConfig config) {
        this.directory = directory;
        this.config = config;
        this.log = new ServerLog(directory.log());
    }

    RunningServer run() {
        Cluster.refuseOtherMajor(directory);
        directory.removeUnfinished();
        new Leftovers(directory).clear(config.progress());
        var account = Account.choose(directory);
        var durable = !config.keepsNothing();
        var binaries = Binaries.unpack(directory, durable, config.progress());
        var password = Password.in(directory.password(), Cluster.exists(directory));
        if (!Cluster.exists(directory)) {
            config.progress().accept("initialising " + directory.cluster());
            Cluster.initialise(directory, binaries, account, durable);
        }
        Cluster.configure(directory, config.settings());
        log.rotate();
        account.handOver(directory);
        return launch(binaries, account, password);
    }

    private RunningServer launch(Binaries binaries, Account account, String password) {
        for (var attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            var server = launch(binaries, account, password, freePort());
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new EmbeddedPostgresException(
                "starting PostgreSQL: %d ports taken by others one after the other (expected: a free one)"
                        .formatted(PORTS_TO_TRY));
    }

    /// Empty when the port was taken.
    private Optional<RunningServer> launch(
            Binaries binaries, Account account, String password, int port) {
        config.progress()
                .accept("starting PostgreSQL %s on 127.0.0.1:%d".formatted(Binaries.VERSION, port));
        var logged = log.size();
        var postmaster = Postmaster.launch(directory, binaries, account, port);
        try {
            if (!isReady(postmaster, logged)) {
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

    private boolean isReady(Postmaster postmaster, long logged) {
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
                                .formatted(e.getMessage(), log.file()),
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
