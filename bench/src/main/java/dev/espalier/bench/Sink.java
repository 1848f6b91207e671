package dev.espalier.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Postfix's `smtp-sink` as a process: takes every message and counts it.
final class Sink implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/smtp-sink");

    private final Process process;
    private final Path counter;
    private final int port;

    private Sink(Process process, Path counter, int port) {
        this.process = process;
        this.counter = counter;
        this.port = port;
    }

    static Sink start(Path directory) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException(
                    PROGRAM
                            + ": not there (expected: smtp-sink, on Debian: apt-get install postfix; its daemon is"
                            + " not needed)");
        }
        int port = freePort();
        var counter = directory.resolve("sink-count");
        var command = new ArrayList<>(List.of(PROGRAM.toString(), "-c"));
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to stay root, and only root may tell it whom to become.
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "512"));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(counter.toFile())
                        .start();
        return new Sink(process, counter, port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Process process() {
        return process;
    }

    String url() {
        return "smtp://127.0.0.1:" + port + "?tls=off";
    }

    /// Messages taken so far: the last number it wrote.
    long taken() throws IOException {
        var numbers = Files.readString(counter, StandardCharsets.UTF_8).split("[^0-9]+", -1);
        for (int i = numbers.length - 1; i >= 0; i--) {
            if (!numbers[i].isEmpty()) {
                return Long.parseLong(numbers[i]);
            }
        }
        return 0;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
