package dev.espalier.api;

import dev.espalier.engine.barrier.Barrier;
import dev.espalier.postgres.DatabaseConfig;
import dev.espalier.postgres.TestDatabase;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// One server for a test class; its tests share what is in it and use their own ids.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    TestDatabase database;
    ApiServer server;
    ApiClient api;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        server = ApiServer.on(config(), patience());
        api = server.client();
    }

    /// How long whoever stops emails waits for those in flight.
    Duration patience() {
        return Barrier.PATIENCE;
    }

    DatabaseConfig config() {
        return database.config();
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
    }

    /// Looks again and again until it is so.
    void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        what
                                + " (expected: soon); "
                                + database.one(
                                        "SELECT jsonb_build_object('enrolments', (SELECT jsonb_agg(e) FROM enrolment e), 'pending', (SELECT jsonb_agg(p) FROM pending_send p))"));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
