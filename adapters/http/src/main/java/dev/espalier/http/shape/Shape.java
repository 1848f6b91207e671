package dev.espalier.http.shape;

import java.util.Map;

/// What one value may look like. Exhaustive: binding, writing and describing each switch over it.
public sealed interface Shape permits Shape.Scalar, Shape.Nested {

    /// A value that fits into a path or a query parameter.
    sealed interface Scalar extends Shape {}

    /// A value that only JSON can carry.
    sealed interface Nested extends Shape
            permits FreeForm, Anything, Listing, Dictionary, Composite {}

    /// @param min in code points, 0..
    /// @param max in code points
    record Text(int min, int max) implements Scalar {}

    /// @param wide whether the Java type is `long`; else it is `int`
    record Whole(long min, long max, boolean wide) implements Scalar {}

    /// A finite double.
    record Decimal(double min, double max) implements Scalar {}

    record Truth() implements Scalar {}

    /// One of some words.
    ///
    /// @param words the wire's word to the enum's constant, in the order of declaration
    record Word(Map<String, Enum<?>> words) implements Scalar {
        String of(Object constant) {
            for (var entry : words.entrySet()) {
                if (entry.getValue() == constant) {
                    return entry.getKey();
                }
            }
            throw new IllegalStateException(constant + " is not one of " + words.keySet());
        }
    }

    /// An instant. Read as ISO-8601 with an offset, written in UTC with milliseconds.
    record Moment() implements Scalar {}

    /// A JSON object of any content: at most 10 deep and 1,000 entries in all.
    record FreeForm() implements Nested {}

    /// Any JSON value, within the same bounds as [FreeForm].
    record Anything() implements Nested {}

    record Listing(Shape element, int min, int max) implements Nested {}

    record Dictionary(Shape value, int max) implements Nested {}
}
