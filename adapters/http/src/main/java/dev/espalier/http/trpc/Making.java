package dev.espalier.http.trpc;

import dev.espalier.http.wire.Gone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The calls of one request while they are made, on virtual threads of their own. Closing it waits
/// for those that have begun; the others are not made.
final class Making implements AutoCloseable {

    /// A call and what it came to.
    record Made(Call call, Outcome outcome) {}

    private final Work work;
    private final List<Call> calls;
    private final AtomicInteger next = new AtomicInteger();
    private final BlockingQueue<Made> made = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int left;

    private Making(Work work) {
        this.work = work;
        this.calls = work.asked().calls();
        this.left = calls.size();
    }

    /// Begins at once.
    ///
    /// @param atOnce how many threads make calls
    static Making start(Work work, int atOnce) {
        var making = new Making(work);
        for (int i = Math.min(atOnce, making.calls.size()); i > 0; i--) {
            making.threads.execute(making::makeCalls);
        }
        return making;
    }

    private void makeCalls() {
        for (int i = next.getAndIncrement(); i < calls.size(); i = next.getAndIncrement()) {
            var call = calls.get(i);
            made.add(new Made(call, work.of(call)));
        }
    }

    /// Whether calls are still to be taken.
    boolean isMore() {
        return left > 0;
    }

    /// The next call that is made, whichever that is.
    ///
    /// @return empty when none was in time
    Optional<Made> take(Duration atMost) {
        try {
            var taken = made.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (taken != null) {
                left--;
            }
            return Optional.ofNullable(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone(e);
        }
    }

    @Override
    public void close() {
        next.set(calls.size());
        threads.close();
    }
}
