package dev.espalier.cli;

import dev.espalier.server.Server;
import dev.espalier.server.config.Config;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A server from its start to the signal that ends it.
final class Running {

    private Running() {}

    /// Starts the server and waits for the signal, which ends the process with exit code 0 once
    /// everything is closed. Returns only when the start failed, by throwing.
    ///
    /// @param told takes a line for each thing that may take seconds
    /// @param ready called once it serves
    static void until(Config config, Consumer<String> told, Consumer<Server> ready) {
        var server = new AtomicReference<Server>();
        var hook =
                new Thread(
                        () -> {
                            var running = server.get();
                            if (running != null) {
                                running.close();
                                System.out.flush();
                                // The JVM would end with the signal's number, as if it had failed.
                                Runtime.getRuntime().halt(0);
                            }
                        },
                        "espalier-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        server.set(Server.start(config, told));
        ready.accept(server.get());
        waitForTheSignal();
    }

    private static void waitForTheSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
