package dev.espalier.http.types;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Shape;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Finds every record that operations speak of, directly or inside another.
final class Reached {
    private final Set<Use> uses = new LinkedHashSet<>();

    private Reached() {}

    static Set<Use> by(Collection<Operation<?, ?>> operations) {
        var reached = new Reached();
        for (var operation : operations) {
            reached.input(operation.input());
            outcome(operation.output()).ifPresent(shape -> reached.walk(shape, Way.OUT));
        }
        return reached.uses;
    }

    /// The same without the inputs themselves, only what is inside them.
    static Set<Use> inside(Collection<Operation<?, ?>> operations) {
        var reached = new Reached();
        for (var operation : operations) {
            operation.input().fields().forEach(field -> reached.walk(field.shape(), Way.IN));
            outcome(operation.output()).ifPresent(shape -> reached.walk(shape, Way.OUT));
        }
        return reached.uses;
    }

    /// An input without fields is `void` and needs no alias.
    private void input(Composite input) {
        if (!input.fields().isEmpty()) {
            walk(input, Way.IN);
        }
    }

    private static <O> Optional<Shape> outcome(Output<O> output) {
        return switch (output) {
            case Output.Single<O>(_, var shape) -> Optional.of(shape);
            case Output.Possible<?>(var shape) -> Optional.of(shape);
            case Output.Making<?>(var shape) -> Optional.of(shape);
            case Output.Settling<?>(var shape) ->
                    shape.fields().isEmpty() ? Optional.empty() : Optional.of(shape);
            case Output.Paged<?>(var element) -> Optional.of(element);
            case Output.Listed<?>(var shape) -> Optional.of(shape);
            case Output.Empty _, Output.Raw _ -> Optional.empty();
        };
    }

    private void walk(Shape shape, Way way) {
        switch (shape) {
            case Shape.Scalar _, Shape.FreeForm _, Shape.Anything _ -> {}
            case Shape.Listing(var element, _, _) -> walk(element, way);
            case Shape.Dictionary(var value, _) -> walk(value, way);
            case Composite composite -> {
                if (uses.add(new Use(composite, way))) {
                    composite.fields().forEach(field -> walk(field.shape(), way));
                }
            }
        }
    }
}
