package dev.espalier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What processes use, as Linux accounts for it.
final class Processes {

    /// Linux counts processor time in hundredths of a second on every platform Java runs on.
    private static final long TICK_MILLIS = 10;

    private Processes() {}

    /// The processes and everything they started.
    static List<Long> withChildren(List<Process> roots) {
        return roots.stream()
                .filter(Process::isAlive)
                .flatMap(root ->
                        Stream.concat(
                                Stream.of(root.pid()), root.descendants().map(ProcessHandle::pid)))
                .distinct()
                .toList();
    }

    /// Processor time of the processes, children that ended included.
    static Duration cpu(List<Process> roots) {
        long ticks = withChildren(roots).stream().mapToLong(Processes::ticks).sum();
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    private static long ticks(long pid) {
        var stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        // The name stands in parentheses and may hold blanks: fields are counted from behind it.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11])
                + Long.parseLong(fields[12])
                + Long.parseLong(fields[13])
                + Long.parseLong(fields[14]);
    }

    /// Memory of the processes in MiB: what they share is counted once (proportional set size).
    static long memoryMiB(List<Process> roots) {
        return withChildren(roots).stream().mapToLong(Processes::pssKiB).sum() / 1024;
    }

    private static long pssKiB(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /// Empty when the process has ended.
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (java.nio.file.NoSuchFileException _) {
            return "";
        } catch (IOException failed) {
            if (String.valueOf(failed.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(failed);
        }
    }
}
