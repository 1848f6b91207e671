package dev.espalier.sdk;

import dev.espalier.sdk.json.BadJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One call, attempt after attempt. Every attempt of a call that changes something carries the same
/// key, or an id in its body that does as much.
final class Exchange<T extends @Nullable Object> extends CompletableFuture<T> {
    private final Call<T> call;
    private final Request request;
    private final Wire wire;
    private final @Nullable String key;
    private int number;
    private volatile @Nullable Future<?> underWay;

    Exchange(Call<T> call) {
        this.call = call;
        this.request = call.request();
        this.wire = request.wire();
        this.key = request.needsKey() ? UUID.randomUUID().toString() : null;
    }

    CompletableFuture<T> begin() {
        wire.open().add(this);
        whenComplete((answer, failed) -> wire.open().remove(this));
        if (wire.timer().isShutdown()) {
            closed();
        } else {
            attempt();
        }
        return this;
    }

    /// There is nobody left who would wake it.
    void closed() {
        completeExceptionally(
                EspalierException.here(ErrorCode.CANCELLED, "this client is closed", null));
        stop();
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        if (cancelled) {
            stop();
        }
        return cancelled;
    }

    private void stop() {
        var running = underWay;
        if (running != null) {
            running.cancel(true);
        }
    }

    /// On the timer's thread, where nobody else sees what is thrown.
    private void another() {
        try {
            attempt();
        } catch (RuntimeException | Error defect) {
            completeExceptionally(defect);
        }
    }

    private void attempt() {
        if (isDone()) {
            return;
        }
        number++;
        long begun = System.nanoTime();
        var sent =
                wire.http()
                        .sendAsync(
                                wire.http(request, key),
                                Bounded.handler(wire.limits().answerBytes()));
        underWay = sent;
        var late = new AtomicBoolean();
        var timer = timeout(sent, late);
        sent.whenComplete((response, failed) -> {
            timer.cancel(false);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            try {
                if (response != null) {
                    answered(response, took);
                } else {
                    failed(cause(failed), late.get(), took);
                }
            } catch (RuntimeException | Error defect) {
                completeExceptionally(defect);
            }
        });
        if (isDone()) {
            sent.cancel(true);
        }
    }

    /// A file takes as long as it takes.
    private Future<?> timeout(CompletableFuture<?> sent, AtomicBoolean late) {
        if (request.body() instanceof Request.File) {
            return CompletableFuture.completedFuture(null);
        }
        return later(
                wire.limits().timeout(),
                () -> {
                    late.set(true);
                    sent.cancel(true);
                });
    }

    private Future<?> later(Duration delay, Runnable task) {
        try {
            return wire.timer().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            closed();
            return CompletableFuture.completedFuture(null);
        }
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : failed;
    }

    private void answered(HttpResponse<byte[]> response, Duration took) {
        var answer =
                new Answer(
                        wire.place().baseUrl(),
                        response.statusCode(),
                        response.headers(),
                        response.body());
        var again =
                answer.isSuccess()
                        ? Optional.<Duration>empty()
                        : wire.limits().policy().after(request, number, answer);
        tell(answer.status(), answer.requestId(), took, again, null);
        if (again.isPresent()) {
            underWay = later(again.get(), this::another);
        } else if (answer.isSuccess()) {
            complete(answer);
        } else {
            completeExceptionally(answer.error());
        }
    }

    private void complete(Answer answer) {
        try {
            complete(call.reading().apply(answer));
        } catch (BadJson e) {
            completeExceptionally(answer.strange("an answer it does not give", e));
        } catch (EspalierException e) {
            completeExceptionally(e);
        }
    }

    private void failed(Throwable failed, boolean late, Duration took) {
        if (failed instanceof CancellationException && !late) {
            cancel(true);
            return;
        }
        var policy = wire.limits().policy();
        var again =
                late ? policy.afterTimeout(request, number) : policy.after(request, number, failed);
        tell(0, null, took, again, failed);
        if (again.isPresent()) {
            underWay = later(again.get(), this::another);
        } else {
            completeExceptionally(
                    late
                            ? Trouble.late(request, wire.limits().timeout())
                            : Trouble.of(wire, failed));
        }
    }

    private void tell(
            int status,
            @Nullable String requestId,
            Duration took,
            Optional<Duration> again,
            @Nullable Throwable failed) {
        wire.tell(
                new Attempt(
                        request.method(),
                        "/api" + request.path(),
                        number,
                        status,
                        took,
                        requestId,
                        again.orElse(null),
                        failed));
    }
}
