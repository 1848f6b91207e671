package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request and how its answer is read.
record Call<T extends @Nullable Object>(Request request, Function<Answer, T> reading) {

    /// Cancelling it ends the attempt that is under way.
    CompletableFuture<T> later() {
        return new Exchange<>(this).begin();
    }

    /// @throws EspalierException when it fails, or the thread is interrupted
    T now() {
        var later = later();
        try {
            return later.get();
        } catch (InterruptedException e) {
            later.cancel(true);
            Thread.currentThread().interrupt();
            throw EspalierException.here(
                    ErrorCode.CANCELLED,
                    request.method() + " " + request.path() + ": the thread was interrupted",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EspalierException failed) {
                throw failed.again();
            }
            throw new IllegalStateException("a defect of the Espalier SDK", e.getCause());
        }
    }
}
