package dev.espalier.bench.crash.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.SplittableRandom;

/// The sink's process: listens on a free port of the loopback address, says which, and serves until
/// it is ended.
///
///     SinkMain --log FILE [--seed N] [--drop P] [--defer P] [--stall P --silence MS] [--slowest MS]
public final class SinkMain {

    private static final int BACKLOG = 256;

    private SinkMain() {}

    public static void main(String[] args) throws IOException {
        var given = new HashMap<String, String>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        var path = given.get("--log");
        if (path == null) {
            throw new IllegalArgumentException("--log: missing (expected: a file)");
        }
        var faults = Faults.of(given);
        var random = new SplittableRandom(Long.parseLong(given.getOrDefault("--seed", "1")));
        var log = SinkLog.open(Path.of(path));
        endWithParent();
        try (var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println("port " + server.getLocalPort());
            for (int number = 1; ; number++) {
                serve(server.accept(), number, faults, log, random.split());
            }
        }
    }

    private static void serve(
            Socket socket, int number, Faults faults, SinkLog log, SplittableRandom random)
            throws IOException {
        var session = new Session(socket, number, faults, log, random);
        Thread.ofVirtual().start(session::serve);
    }

    /// Whoever started this holds the other end: when that is gone, nobody needs a witness.
    private static void endWithParent() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Nothing is said there.
                        }
                    } catch (IOException _) {
                        // As good as its end.
                    }
                    Runtime.getRuntime().halt(0);
                });
    }
}
