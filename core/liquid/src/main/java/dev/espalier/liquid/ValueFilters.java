package dev.espalier.liquid;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Filters on any value: `default` and `date`.
final class ValueFilters {
    private ValueFilters() {}

    static List<FilterSpec> all() {
        return List.of(
                new FilterSpec("default", 0, 1, Set.of("allow_false"), ValueFilters::orDefault),
                FilterSpec.of("date", 1, 1, ValueFilters::date));
    }

    private static @Nullable Object orDefault(@Nullable Object input, Arguments arguments) {
        boolean keepsFalse = Values.isTrue(arguments.named("allow_false"));
        boolean missing = keepsFalse ? input == null : !Values.isTrue(input);
        if (!missing && !Emptiness.isEmpty(input)) return input;
        return arguments.count() > 0 ? arguments.at(0) : "";
    }

    /// The input as it is if it is no date, or if there is no format.
    private static @Nullable Object date(@Nullable Object input, Arguments arguments) {
        var format = arguments.textAt(0);
        if (format.isEmpty() || input == null) return input;
        var time = Dates.read(input, arguments.run().now());
        if (time == null) return input;
        arguments.budget().spend(format.length());
        return new Strftime(time, arguments.budget()).format(format);
    }
}
