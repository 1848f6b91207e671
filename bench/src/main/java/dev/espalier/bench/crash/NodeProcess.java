package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server process that is started again and again. What it calls itself at the relay tells its
/// incarnation, so that the sink's log says who said what.
final class NodeProcess implements AutoCloseable {

    static final String KEY = "esp_" + "crash0crash0crash0crash0crash0crash0crash00";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(60);

    private final String name;
    private final Program program;
    private final Map<String, String> environment;
    private final String relay;
    private final Path folder;
    private final int port;
    private int incarnation;
    private Process process;

    /// @param environment the settings, but for the relay and the port
    /// @param relay the relay's address, to which what the node calls itself can be added
    private NodeProcess(
            String name,
            Program program,
            Map<String, String> environment,
            String relay,
            Path folder,
            int port)
            throws IOException {
        this.name = name;
        this.program = program;
        this.environment = environment;
        this.relay = relay;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /// Returns at once; see [#awaitReady()].
    static NodeProcess start(
            String name,
            Program program,
            Map<String, String> environment,
            String relay,
            Path folder)
            throws IOException {
        var node = new NodeProcess(name, program, environment, relay, folder, freePort());
        // A run that is ended from outside must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> node.process().destroyForcibly()));
        return node;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        incarnation++;
        var command = new ArrayList<>(program.server());
        command.add("serve");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out().toFile())
                        .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment()
                .keySet()
                .removeIf(
                        each -> each.startsWith("ESPALIER_MAIL") || each.startsWith("ESPALIER_D"));
        var settings = new HashMap<>(environment);
        settings.put("ESPALIER_HTTP_PORT", Integer.toString(port));
        settings.put("ESPALIER_API_KEY", KEY);
        settings.put("ESPALIER_MAIL_URL", relay + "&ehlo=" + ehlo());
        builder.environment().putAll(settings);
        return builder.start();
    }

    private synchronized Process process() {
        return process;
    }

    /// What this incarnation calls itself at the relay.
    synchronized String ehlo() {
        return name + "-" + incarnation + ".crash";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Path out() {
        return folder.resolve(name + "-" + incarnation + ".out");
    }

    private Path log() {
        return folder.resolve(name + ".log");
    }

    boolean isAlive() {
        return process().isAlive();
    }

    boolean isReady() throws IOException {
        return isAlive() && Files.readString(out(), StandardCharsets.UTF_8).contains("ready ");
    }

    /// @return false when it ended or took too long
    boolean awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (isAlive() && System.nanoTime() < end) {
            if (isReady()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    /// What it said on standard error, its last lines.
    String complaint() throws IOException {
        var lines = Files.readString(log(), StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    /// `kill -9`.
    ///
    /// @return the fault, over at once: [#restart()] is another matter
    Fault kill() throws InterruptedException {
        var who = ehlo();
        long at = System.nanoTime();
        process().destroyForcibly();
        process().waitFor();
        return new Fault(Fault.Kind.KILL, who, at, at);
    }

    synchronized void restart() throws IOException {
        process = launch();
    }

    /// SIGSTOP for so long, then SIGCONT.
    Fault freeze(Duration length) throws IOException, InterruptedException {
        var who = ehlo();
        signal("-STOP");
        // Sending a signal takes a process of its own; before it ended nothing stood still for
        // sure.
        long at = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        signal("-CONT");
        return new Fault(Fault.Kind.FREEZE, who, at, System.nanoTime());
    }

    private void signal(String what) throws IOException, InterruptedException {
        var done =
                new ProcessBuilder(List.of("kill", what, Long.toString(process().pid()))).start();
        if (done.waitFor() != 0) {
            throw new IllegalStateException("kill " + what + " " + name + " failed");
        }
    }

    /// SIGTERM, and what it ended with; 137 when it had to be killed after a minute.
    int terminate() throws InterruptedException {
        process().destroy();
        if (!process().waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
            process().destroyForcibly();
        }
        return process().waitFor();
    }

    @Override
    public void close() {
        process().destroyForcibly();
    }
}
