package dev.espalier.engine.barrier;

import java.util.function.Function;

/// What a use case that stops emails answers.
///
/// @param value what it would answer anyway
/// @param inFlight how many emails of its scope the relay may still see; 0: it sees nothing more
public record Settled<T>(T value, int inFlight) {

    public <R> Settled<R> map(Function<? super T, ? extends R> change) {
        return new Settled<>(change.apply(value), inFlight);
    }
}
