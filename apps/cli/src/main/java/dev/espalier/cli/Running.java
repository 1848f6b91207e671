package dev.espalier.cli;

import dev.espalier.server.Server;
import dev.espalier.server.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A server from its start to the signal that ends it.
final class Running {

    private final Config config;
    private final Consumer<String> told;
    private final List<Runnable> afterwards = new ArrayList<>();
    private volatile @Nullable Server server;

    private Running(Config config, Consumer<String> told) {
        this.config = config;
        this.told = told;
    }

    /// @param told takes a line for each thing that may take seconds
    static Running of(Config config, Consumer<String> told) {
        return new Running(config, told);
    }

    /// Done when the server is closed, or could not be started.
    void afterwards(Runnable work) {
        afterwards.add(work);
    }

    /// Starts the server and waits for the signal, which ends the process with exit code 0 once
    /// everything is closed. Returns only by throwing, when it could not start or `ready` failed.
    ///
    /// @param ready called once it serves
    void start(Consumer<Server> ready) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "espalier-stop"));
        var running = Server.start(config, told);
        server = running;
        try {
            ready.accept(running);
        } catch (RuntimeException | Error failed) {
            server = null;
            running.close();
            throw failed;
        }
        waitForTheSignal();
    }

    /// The JVM would end with the signal's number, as if it had failed.
    private void stop() {
        var running = server;
        if (running != null) {
            running.close();
        }
        afterwards.forEach(Runnable::run);
        if (running != null) {
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    private static void waitForTheSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
