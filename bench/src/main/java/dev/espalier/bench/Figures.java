package dev.espalier.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run came to, printed and appended to a file with machine and date.
public final class Figures {

    private final Map<String, String> rows = new LinkedHashMap<>();

    public void add(String name, double value, String unit) {
        var number = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f";
        rows.put(name, String.format(Locale.ROOT, number, value) + " " + unit);
        System.out.printf(Locale.ROOT, "%-44s %s%n", name, rows.get(name));
    }

    public void note(String name, String value) {
        rows.put(name, value);
        System.out.printf(Locale.ROOT, "%-44s %s%n", name, value);
    }

    public void append(Path file, String title) throws IOException {
        var table =
                rows.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |")
                        .collect(
                                Collectors.joining(
                                        "\n", "\n## " + title + "\n\n| | |\n|---|---|\n", "\n"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                table,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// The machine in a few words.
    public static String machine() throws IOException {
        var model =
                Files.readString(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor");
        var memory =
                Files.readString(Path.of("/proc/meminfo"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("MemTotal"))
                        .map(line ->
                                Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 / 1024
                                        + " GiB")
                        .findFirst()
                        .orElse("");
        return Runtime.getRuntime().availableProcessors()
                + " × "
                + model
                + ", "
                + memory
                + ", Java "
                + Runtime.version().feature()
                + ", load before: "
                + Files.readString(Path.of("/proc/loadavg"), StandardCharsets.UTF_8)
                        .split(" ", -1)[0];
    }
}
