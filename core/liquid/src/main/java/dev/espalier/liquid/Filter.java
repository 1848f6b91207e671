package dev.espalier.liquid;

import org.jspecify.annotations.Nullable;

/// Makes a value of a value. Throws [Failure] when it cannot.
interface Filter {
    @Nullable Object apply(@Nullable Object input, Arguments arguments);
}
