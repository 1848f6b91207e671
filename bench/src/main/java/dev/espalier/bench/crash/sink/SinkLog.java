package dev.espalier.bench.crash.sink;

import dev.espalier.bench.crash.check.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// The file of what a sink saw. One thread writes; whoever must be sure waits until its own line
/// was forced to the disk, together with whatever else had come by then.
public final class SinkLog {

    private static final String SEEN = "T";
    private static final String ANSWERED = "A";

    private record Line(String text, boolean isForced, CompletableFuture<Void> written) {}

    private final LinkedBlockingQueue<Line> waiting = new LinkedBlockingQueue<>();
    private final FileChannel file;

    private SinkLog(FileChannel file) {
        this.file = file;
    }

    static SinkLog open(Path path) throws IOException {
        var log =
                new SinkLog(
                        FileChannel.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        Thread.ofPlatform().daemon().name("sink-log").start(log::write);
        return log;
    }

    /// Returns when it is on the disk.
    void force(Transaction seen) {
        var line = new Line(SEEN + "\t" + seen.line(), true, new CompletableFuture<>());
        waiting.add(line);
        line.written().join();
    }

    /// For what was not accepted: nothing depends on it.
    void note(Transaction seen) {
        waiting.add(new Line(SEEN + "\t" + seen.line(), false, new CompletableFuture<>()));
    }

    void answered(Transaction seen, long at) {
        var text = String.join("\t", ANSWERED, key(seen), Long.toString(at));
        waiting.add(new Line(text, false, new CompletableFuture<>()));
    }

    private static String key(Transaction seen) {
        return seen.connection() + ":" + seen.begun();
    }

    private void write() {
        try {
            var batch = new ArrayList<Line>();
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch);
                var text = new StringBuilder();
                batch.forEach(line -> text.append(line.text()).append('\n'));
                var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                if (batch.stream().anyMatch(Line::isForced)) {
                    file.force(false);
                }
                batch.forEach(line -> line.written().complete(null));
                batch.clear();
            }
        } catch (InterruptedException | IOException failed) {
            // A witness that cannot write must not go on as if it could.
            System.err.println("the log cannot be written: " + failed);
            Runtime.getRuntime().halt(1);
        }
    }

    /// What a sink saw, whole or still being written: a last line without its end is left out.
    public static List<Transaction> read(Path path) {
        try {
            var seen = new LinkedHashMap<String, Transaction>();
            var text = Files.readString(path, StandardCharsets.UTF_8);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> add(seen, line));
            return List.copyOf(seen.values());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void add(Map<String, Transaction> seen, String line) {
        if (line.startsWith(SEEN + "\t")) {
            var one = Transaction.parse(line.substring(2));
            seen.put(key(one), one);
            return;
        }
        var fields = line.split("\t", -1);
        seen.computeIfPresent(fields[1], (_, one) -> one.answered(Long.parseLong(fields[2])));
    }
}
