package dev.espalier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The command in a process of its own, as the launcher starts it.
final class Espalier implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(20);

    private final Process process;
    private final Path out;
    private final Path err;

    private Espalier(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// @param environment beside what a shell has; nothing of Espalier is inherited
    static Espalier start(Path directory, Map<String, String> environment, String... arguments) {
        try {
            var out = Files.createTempFile(directory, "out", ".txt");
            var err = Files.createTempFile(directory, "err", ".txt");
            var command =
                    Stream.concat(
                                    Stream.of(
                                            Path.of(System.getProperty("java.home"), "bin", "java")
                                                    .toString(),
                                            "-XX:+UseSerialGC",
                                            "-XX:TieredStopAtLevel=1",
                                            "--enable-native-access=ALL-UNNAMED",
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            Main.class.getName()),
                                    Stream.of(arguments))
                            .toList();
            var builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("ESPALIER_"));
            builder.environment().putAll(environment);
            return new Espalier(builder.start(), out, err);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What a command that ended by itself came to.
    record Result(int code, String out, String err) {}

    static Result run(Path directory, Map<String, String> environment, String... arguments) {
        try (var command = start(directory, environment, arguments)) {
            return new Result(command.exitCode(), command.out(), command.err());
        }
    }

    /// Waits for a line that begins so, and gives the rest of it.
    String awaitLine(String beginning) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            var line = out().lines().filter(each -> each.startsWith(beginning)).findFirst();
            if (line.isPresent()) {
                return line.get().substring(beginning.length());
            }
            if (!process.isAlive()) {
                break;
            }
            pause();
        }
        throw new AssertionError(
                "no line \""
                        + beginning
                        + "\" in:\n"
                        + out()
                        + "\nand on standard error:\n"
                        + err());
    }

    /// Waits until it is so.
    static void await(BooleanSupplier fact) {
        long start = System.nanoTime();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("it never came to be");
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(STEP.toNanos());
    }

    long pid() {
        return process.pid();
    }

    /// It stands still until it is killed.
    void freeze() {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(pid())).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    int exitCode() {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("still running:\n" + out() + err());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
        exitCode();
    }
}
