package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Fault;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// What is done to the servers of a stage.
final class Strikes {

    private final Stage stage;
    private final SplittableRandom random;
    private final Duration freeze;
    private final List<Thread> watching = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /// @param freeze how long a frozen node stands still
    Strikes(Stage stage, SplittableRandom random, Duration freeze) {
        this.stage = stage;
        this.random = random;
        this.freeze = freeze;
    }

    void strike(Kind kind) throws IOException, InterruptedException, SQLException {
        switch (kind) {
            case KILL, HOLD -> kill(anyNode());
            case POSTGRES -> stopDatabase();
            case FREEZE -> stage.struck(busyNode().freeze(freeze));
            case TERM -> terminate(anyNode());
            case HOSTILE, RACES, REVIEW, COPY, JOBS -> {}
        }
    }

    /// One that is ready when there is any, so that a strike strikes something.
    private NodeProcess anyNode() throws IOException {
        var nodes = stage.nodes();
        var first = nodes.get(random.nextInt(nodes.size()));
        for (var node : List.of(first, nodes.get(0), nodes.get(1))) {
            if (node.isReady()) {
                return node;
            }
        }
        return first;
    }

    /// The one that the relay heard of last: few strikes should not be wasted on one that rests.
    private NodeProcess busyNode() throws IOException {
        var seen = stage.sink().seen();
        for (var node : stage.nodes()) {
            if (!seen.isEmpty() && seen.getLast().node().equals(node.ehlo())) {
                return node;
            }
        }
        return anyNode();
    }

    private void kill(NodeProcess node) throws IOException, InterruptedException {
        var fault = node.kill();
        node.restart();
        watch(node, fault);
    }

    private void terminate(NodeProcess node) throws IOException, InterruptedException {
        var who = node.ehlo();
        long at = System.nanoTime();
        stage.ended(node.terminate());
        node.restart();
        watch(node, new Fault(Fault.Kind.TERM, who, at, at));
    }

    private void watch(NodeProcess node, Fault fault) {
        watching.add(
                Thread.startVirtualThread(() -> {
                    try {
                        node.awaitReady();
                        stage.struck(
                                new Fault(
                                        fault.kind(), fault.node(), fault.at(), System.nanoTime()));
                    } catch (IOException failed) {
                        failure.set(failed);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                }));
    }

    /// SIGQUIT is what `pg_ctl stop -m immediate` sends; whoever looks after the server starts it
    /// again.
    private void stopDatabase() throws IOException, InterruptedException, SQLException {
        var postgres = stage.postgres();
        long at = System.nanoTime();
        var signal = List.of("kill", "-QUIT", Long.toString(postgres.pid()));
        new ProcessBuilder(signal).start().waitFor();
        TimeUnit.MILLISECONDS.sleep(100);
        while (!answers()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        stage.struck(new Fault(Fault.Kind.POSTGRES, "", at, System.nanoTime()));
    }

    private boolean answers() {
        var postgres = stage.postgres();
        try (var connection =
                DriverManager.getConnection(
                        postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    /// Until everything that was struck is back.
    void awaitAll() throws IOException, InterruptedException {
        for (var thread : watching) {
            thread.join();
        }
        if (failure.get() instanceof IOException failed) {
            throw failed;
        }
    }
}
