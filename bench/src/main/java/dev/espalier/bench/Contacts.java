package dev.espalier.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The people of a run, as CSV.
record Contacts(String csv, String source) {

    private static final int MADE_UP = 9_799;
    private static final String[] PLANS = {"free", "pro", "team", ""};
    private static final String[] ZONES = {"Europe/London", "America/New_York", "Asia/Tokyo", ""};

    static Contacts of(Path file) throws IOException {
        return new Contacts(
                Files.readString(file, StandardCharsets.UTF_8), file.getFileName().toString());
    }

    static Contacts madeUp() {
        return new Contacts(
                IntStream.range(0, MADE_UP)
                        .mapToObj(n ->
                                "person%d@mail.example.com,First%d,Last%d,%s,%s\n"
                                        .formatted(
                                                n,
                                                n,
                                                n,
                                                ZONES[n % ZONES.length],
                                                PLANS[n % PLANS.length]))
                        .collect(
                                Collectors.joining(
                                        "", "email,firstName,lastName,timezone,plan\n", "")),
                MADE_UP + " made up");
    }
}
