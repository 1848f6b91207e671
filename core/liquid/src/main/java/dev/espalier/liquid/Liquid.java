package dev.espalier.liquid;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The door: an environment that compiles templates. Never changes, and any number of threads may
/// share it and what it compiles.
///
/// ```java
/// var liquid = Liquid.with(clock).withEscaping(Escaping.HTML);
/// var template = liquid.compile("Hello {{ contact.firstName | default: 'friend' }}");
/// var text = template.render(Map.of("contact", Map.of("firstName", "Ada")));
/// ```
///
/// The language is that of Shopify's Liquid 5, with one filter more: `raw` lets a value into HTML
/// as it is.
public final class Liquid {
    private final InstantSource clock;
    private final Limits limits;
    private final Escaping escaping;
    private final Strictness strictness;
    private final Function<String, Optional<String>> snippets;
    private final @Nullable Stopwatch stopwatch;

    private record Stopwatch(Duration time, LongSupplier nanoTime) {}

    private Liquid(
            InstantSource clock,
            Limits limits,
            Escaping escaping,
            Strictness strictness,
            Function<String, Optional<String>> snippets,
            @Nullable Stopwatch stopwatch) {
        this.clock = requireNonNull(clock, "clock");
        this.limits = requireNonNull(limits, "limits");
        this.escaping = requireNonNull(escaping, "escaping");
        this.strictness = requireNonNull(strictness, "strictness");
        this.snippets = requireNonNull(snippets, "snippets");
        this.stopwatch = stopwatch;
    }

    /// An environment with standard limits, no escaping, lenient, and without snippets.
    ///
    /// @param clock what `date` takes for `now`; read once a rendering
    public static Liquid with(InstantSource clock) {
        return new Liquid(
                clock,
                Limits.standard(),
                Escaping.NONE,
                Strictness.LENIENT,
                _ -> Optional.empty(),
                null);
    }

    public Liquid withLimits(Limits limits) {
        return new Liquid(clock, limits, escaping, strictness, snippets, stopwatch);
    }

    public Liquid withEscaping(Escaping escaping) {
        return new Liquid(clock, limits, escaping, strictness, snippets, stopwatch);
    }

    public Liquid withStrictness(Strictness strictness) {
        return new Liquid(clock, limits, escaping, strictness, snippets, stopwatch);
    }

    /// Where `render` and `include` find their texts. Asked while compiling for names that stand in
    /// the source, and while rendering for names that an `include` takes from a variable.
    public Liquid withSnippets(Function<String, Optional<String>> snippets) {
        return new Liquid(clock, limits, escaping, strictness, snippets, stopwatch);
    }

    /// Ends a rendering that takes longer than this, beside the limit on its steps.
    ///
    /// @param time more than zero
    /// @param nanoTime a stopwatch, such as `System::nanoTime`, looked at every thousand steps
    public Liquid withDeadline(Duration time, LongSupplier nanoTime) {
        if (!time.isPositive())
            throw new IllegalArgumentException("time: " + time + " (expected: > 0)");
        return new Liquid(
                clock, limits, escaping, strictness, snippets, new Stopwatch(time, nanoTime));
    }

    /// Reads a source, and the snippets it names.
    ///
    /// @throws LiquidSyntaxError with everything that is wrong
    public Template compile(String source) {
        var compilation = new Compilation(this);
        var reads = new Reads();
        var body = compilation.compile(new Source("", source), reads);
        if (!compilation.faults().isEmpty())
            throw new LiquidSyntaxError(compilation.faults().inOrder());
        return new Template(this, body, reads);
    }

    Limits limits() {
        return limits;
    }

    Escaping escaping() {
        return escaping;
    }

    Strictness strictness() {
        return strictness;
    }

    Function<String, Optional<String>> snippets() {
        return snippets;
    }

    InstantSource clock() {
        return clock;
    }

    Budget budget() {
        return new Budget(
                limits,
                stopwatch == null
                        ? null
                        : new Budget.Deadline(stopwatch.nanoTime(), stopwatch.time()));
    }
}
