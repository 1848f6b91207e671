package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Transaction;
import dev.espalier.bench.crash.sink.Faults;
import dev.espalier.bench.crash.sink.SinkLog;
import dev.espalier.bench.crash.sink.SinkMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The witness's process.
final class SinkProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private SinkProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static SinkProcess start(Path folder, Faults faults, long seed) throws IOException {
        var log = folder.resolve("sink.log");
        var command = new ArrayList<>(Program.java(SinkMain.class.getName(), "-Xmx128m"));
        command.addAll(List.of("--log", log.toString(), "--seed", Long.toString(seed)));
        command.addAll(faults.arguments());
        var process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("sink.err").toFile())
                        .start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        if (line == null || !line.startsWith("port ")) {
            throw new IllegalStateException("the sink did not start: see " + folder);
        }
        return new SinkProcess(process, log, Integer.parseInt(line.substring("port ".length())));
    }

    String url() {
        return "smtp://127.0.0.1:" + port + "?tls=off";
    }

    /// Returns when it has seen something more than so many bytes' worth, or nothing for 5 s.
    void awaitMoreThan(long size) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (size() <= size && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// Of its log, in bytes.
    long size() throws IOException {
        return Files.size(log);
    }

    List<Transaction> seen() {
        return SinkLog.read(log);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
