package dev.espalier.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The onboarding of thousands again and again for as long as asked, and the memory of the server and
/// its PostgreSQL meanwhile: what is kept by mistake shows in the long run alone.
///
///     bench/run soak [MINUTES]
public final class SoakRun {

    private static final int MINUTES = 30;

    /// Code is compiled and caches are filled by then.
    private static final double WARM = 0.2;

    /// How much more the last fifth may take than the first after warming.
    private static final double FLAT = 1.05;

    private SoakRun() {}

    public static void main(String[] args) throws Exception {
        var length = Duration.ofMinutes(args.length > 0 ? Integer.parseInt(args[0]) : MINUTES);
        var figures = new Figures();
        figures.note("machine", Figures.machine());
        figures.note("date", InstantSource.system().instant().toString());
        var memory = new ArrayList<Long>();
        long emails = 0;
        try (var side = Side.start(Path.of("./espalier").toAbsolutePath())) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < length.toNanos()) {
                side.drip();
                memory.add(side.memory());
                System.out.printf(
                        "%5d s %,d MiB%n",
                        (System.nanoTime() - begin) / 1_000_000_000, memory.getLast());
            }
            emails = side.sink().taken();
        }
        int warm = (int) (memory.size() * WARM);
        int fifth = Math.max(1, memory.size() / 5);
        double early = mean(memory.subList(warm, Math.min(warm + fifth, memory.size())));
        double late = mean(memory.subList(memory.size() - fifth, memory.size()));
        figures.note("length", length.toMinutes() + " min");
        figures.add("emails at the SMTP server", (double) emails, "");
        figures.add("memory once warm, JVM and PostgreSQL", early, "MiB");
        figures.add("memory at the end", late, "MiB");
        figures.note("flat", late <= early * FLAT ? "yes" : "NO");
        figures.append(Path.of("bench/results/soak.md"), "Soak run");
        System.exit(late <= early * FLAT ? 0 : 1);
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(value -> value).average().orElse(0);
    }
}
