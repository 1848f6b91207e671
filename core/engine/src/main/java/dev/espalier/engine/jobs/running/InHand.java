package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.Job;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A job that this process is doing.
public final class InHand {

    private final Job job;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean isEnded;

    InHand(Job job) {
        this.job = job;
    }

    public Job job() {
        return job;
    }

    /// On the thread that does it.
    public synchronized void begins() {
        thread = Thread.currentThread();
    }

    /// On the same thread: an interrupt hits it no more.
    public synchronized void ends() {
        thread = null;
        over.complete(true);
    }

    /// Whether the caller is the first to say what it came to.
    synchronized boolean endsNow() {
        boolean isFirst = !isEnded;
        isEnded = true;
        return isFirst;
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// Waits until all are over, or until the time is.
    static void await(Collection<InHand> hands, Duration atMost) {
        try {
            CompletableFuture.allOf(
                            hands.stream().map(hand -> hand.over).toArray(CompletableFuture[]::new))
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // They are interrupted.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
