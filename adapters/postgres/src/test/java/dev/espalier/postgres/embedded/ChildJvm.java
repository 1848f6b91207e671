package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that runs [ChildMain], so that it can be killed.
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    static ChildJvm on(Path dataDir) throws IOException {
        return on(dataDir, System.getenv("PATH"));
    }

    /// @param path where it finds programs
    static ChildJvm on(Path dataDir, String path) throws IOException {
        var classPath = System.getProperty("java.class.path");
        return start(command(classPath, dataDir.toString()), path);
    }

    /// @param prefix a command that runs the rest as someone else
    /// @param dataDir as the child is to read it, in UTF-8
    static ChildJvm run(List<String> prefix, String classPath, String dataDir) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(command(classPath, dataDir));
        return start(command, System.getenv("PATH"));
    }

    private static List<String> command(String classPath, String dataDir) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ChildMain.class.getName(),
                dataDir);
    }

    private static ChildJvm start(List<String> command, String path) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PATH", path);
        return new ChildJvm(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /// The next line it prints: `ready` with its server's pid, or `refused` and why.
    String says() throws IOException {
        return output.readLine();
    }

    /// Its server's process, once it is ready.
    ProcessHandle server() throws IOException {
        var words = says().split(" ");
        if (!words[0].equals("ready")) {
            throw new AssertionError(String.join(" ", words));
        }
        return ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
    }

    /// SIGKILL: no hook of its runs.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
