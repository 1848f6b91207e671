package dev.espalier.bench.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was asked on the command line.
///
/// @param sends how many emails, whatever the kind's own number is
/// @param faults how often something strikes, whatever the kind's own number is
/// @param program how a server is started
/// @param keeps whether the verdicts are added to the results
public record Options(
        List<Kind> kinds,
        boolean isShort,
        Optional<Integer> sends,
        Optional<Integer> faults,
        long seed,
        Program program,
        boolean keeps) {

    static final String USAGE =
            "usage: bench/crash [--kind all|"
                    + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining("|"))
                    + "] [--short] [--sends N] [--kills N] [--seed N] [--keep]";

    /// The short form of one kind, in a build: servers run from this process's own class path.
    public static Options inABuild(String kind, long seed) {
        return new Options(
                List.of(kind(kind)),
                true,
                Optional.empty(),
                Optional.empty(),
                seed,
                Program.ofClassPath(),
                false);
    }

    /// @throws IllegalArgumentException when something else was said than [#USAGE]
    static Options parse(List<String> args, long anySeed) {
        var given = new HashMap<String, String>();
        var flags = new ArrayList<String>();
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--short", "--keep" -> flags.add(args.get(i));
                case "--kind", "--sends", "--kills", "--seed", "--launcher" -> {
                    if (i + 1 == args.size()) {
                        throw new IllegalArgumentException(args.get(i) + ": nothing follows");
                    }
                    given.put(args.get(i), args.get(++i));
                }
                default ->
                        throw new IllegalArgumentException(
                                args.get(i) + " (expected: " + USAGE + ")");
            }
        }
        return new Options(
                kinds(given.getOrDefault("--kind", "all")),
                flags.contains("--short"),
                number(given, "--sends"),
                number(given, "--kills"),
                given.containsKey("--seed") ? Long.parseLong(given.get("--seed")) : anySeed,
                given.containsKey("--launcher")
                        ? Program.ofLauncher(Path.of(given.get("--launcher")))
                        : Program.ofClassPath(),
                flags.contains("--keep"));
    }

    private static List<Kind> kinds(String words) {
        if (!words.equals("all")) {
            return Arrays.stream(words.split(",", -1)).map(Options::kind).toList();
        }
        return List.of(Kind.values());
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--kind: " + word + " (expected: " + USAGE + ")"));
    }

    private static Optional<Integer> number(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(Integer::valueOf);
    }

    int sends(Kind kind) {
        return sends.orElse(kind.sends(isShort));
    }

    int faults(Kind kind) {
        return faults.orElse(kind.faults(isShort));
    }
}
