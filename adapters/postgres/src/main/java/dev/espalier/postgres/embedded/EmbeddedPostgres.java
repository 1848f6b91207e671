package dev.espalier.postgres.embedded;

import java.util.concurrent.atomic.AtomicBoolean;

/// A PostgreSQL server of our own, on a data directory of our own. It listens on 127.0.0.1 at a
/// port that differs from start to start, wants a password, and stops when this is closed or when
/// this JVM ends in whatever way. Should it be killed meanwhile, it is started again on the same
/// port; what was committed is there.
public final class EmbeddedPostgres implements AutoCloseable {
    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final Upkeep upkeep;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataDirectory directory, DirectoryLock lock, Upkeep upkeep) {
        this.directory = directory;
        this.lock = lock;
        this.upkeep = upkeep;
    }

    /// Starts the server, making its cluster when there is none, and returns once it has answered a
    /// query. A server left behind by a process that died is stopped first.
    ///
    /// @throws EmbeddedPostgresException when the directory is in use, unusable or of another major
    ///   version, when this user cannot run PostgreSQL, or when it does not come up in time
    public static EmbeddedPostgres start(EmbeddedConfig config) {
        var directory = DataDirectory.prepare(config.dataDir());
        var lock = DirectoryLock.acquire(directory);
        try {
            var upkeep = Upkeep.of(Start.prepare(directory, config));
            return new EmbeddedPostgres(directory, lock, upkeep);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /// The address of the database, without user and password.
    public String jdbcUrl() {
        return jdbcUrl(RunningServer.DATABASE);
    }

    /// The address of another database of this server; `postgres` always exists.
    public String jdbcUrl(String database) {
        return RunningServer.jdbcUrl(port(), database);
    }

    /// A superuser.
    public String user() {
        return Cluster.SUPERUSER;
    }

    /// The user's password, the same for the life of the data directory.
    public String password() {
        return upkeep.server().password();
    }

    /// The TCP port on 127.0.0.1, 1..65535.
    public int port() {
        return upkeep.server().port();
    }

    /// What the server says it is, such as `18.6`.
    public String version() {
        return upkeep.server().version();
    }

    /// The server's process; another one after it was killed and started again.
    public long pid() {
        return upkeep.server().postmaster().pid();
    }

    /// Cuts off what is connected, shuts the server down with everything written out, and waits for
    /// its end. Again is harmless.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            upkeep.close();
            directory.withdrawPort();
        }
    }
}
