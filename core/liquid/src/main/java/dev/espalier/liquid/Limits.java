package dev.espalier.liquid;

/// What one template may cost. Every number is an upper bound, counted without a clock, so that a
/// template that passes once passes always.
///
/// @param maxOutput characters (UTF-16 units) of the rendered text, 1..1,000,000,000
/// @param maxSteps work of one rendering, 1..: a node rendered, an item walked and a character made
///   by a filter or a `capture` are a step each. As no value can be made without steps, this bounds
///   memory too
/// @param maxNesting how deep blocks, snippets and brackets may stand in each other, 1..125, which
///   fits the stack of any thread
/// @param maxSource characters of the source, its snippets included, 1..
public record Limits(int maxOutput, long maxSteps, int maxNesting, int maxSource) {
    public Limits {
        within("maxOutput", maxOutput, 1_000_000_000);
        within("maxSteps", maxSteps, Long.MAX_VALUE);
        within("maxNesting", maxNesting, 125);
        within("maxSource", maxSource, Integer.MAX_VALUE);
    }

    /// A million characters out, a million steps, a hundred deep, half a million characters in.
    public static Limits standard() {
        return new Limits(1_000_000, 1_000_000, 100, 500_000);
    }

    public Limits withMaxOutput(int characters) {
        return new Limits(characters, maxSteps, maxNesting, maxSource);
    }

    public Limits withMaxSteps(long steps) {
        return new Limits(maxOutput, steps, maxNesting, maxSource);
    }

    public Limits withMaxNesting(int levels) {
        return new Limits(maxOutput, maxSteps, levels, maxSource);
    }

    public Limits withMaxSource(int characters) {
        return new Limits(maxOutput, maxSteps, maxNesting, characters);
    }

    private static void within(String name, long value, long max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1.." + max + ")");
        }
    }
}
