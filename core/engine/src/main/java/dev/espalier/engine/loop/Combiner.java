package dev.espalier.engine.loop;

import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Lets callers that come at the same time share one piece of work, such as a transaction. A caller
/// that is alone does not wait for company.
///
/// @param <I> what a caller brings
/// @param <O> what it gets
public final class Combiner<I, O> implements AutoCloseable {

    private static final Duration LOOK_UP = Duration.ofMillis(50);

    private record Request<I, O>(I input, CompletableFuture<O> answer) {}

    private final Function<List<I>, List<O>> work;
    private final int most;
    private final LinkedBlockingQueue<Request<I, O>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean stopped;

    /// @param work answers each input at its place, and does all of it or, when it throws, nothing.
    ///   What it throws for a batch it is asked to do again one by one, so that an input at fault
    ///   fails its own caller alone
    /// @param most inputs in one piece of work
    /// @param workers pieces of work that run at once
    public Combiner(String name, int most, int workers, Function<List<I>, List<O>> work) {
        this.work = work;
        this.most = most;
        for (int i = 0; i < workers; i++) {
            this.workers.add(
                    Thread.ofPlatform().name("espalier-" + name + "-" + i).start(this::run));
        }
    }

    /// Waits for the answer.
    public O call(I input) {
        if (stopping) {
            throw closed();
        }
        var request = new Request<I, O>(input, new CompletableFuture<>());
        waiting.add(request);
        if (stopped && waiting.remove(request)) {
            throw closed();
        }
        try {
            return request.answer().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("closed (expected: no calls after that)");
    }

    private void run() {
        var batch = new ArrayList<Request<I, O>>(most);
        while (!stopping || !waiting.isEmpty()) {
            try {
                // Not interrupted when closing: an interrupt would hit the work, too.
                var first = waiting.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.clear();
                    batch.add(first);
                    waiting.drainTo(batch, most - 1);
                    answer(batch);
                }
            } catch (InterruptedException _) {
                stopping = true;
            }
        }
    }

    private void answer(List<Request<I, O>> batch) {
        try {
            var answers = work.apply(batch.stream().map(Request::input).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (Unavailable away) {
            batch.forEach(request -> request.answer().completeExceptionally(away));
        } catch (RuntimeException | Error failed) {
            if (batch.size() == 1) {
                batch.getFirst().answer().completeExceptionally(failed);
            } else {
                batch.forEach(request -> answer(List.of(request)));
            }
        }
    }

    /// Answers what waits, then stops.
    @Override
    public void close() {
        stopping = true;
        for (var worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        stopped = true;
        for (var late = waiting.poll(); late != null; late = waiting.poll()) {
            late.answer().completeExceptionally(closed());
        }
    }
}
