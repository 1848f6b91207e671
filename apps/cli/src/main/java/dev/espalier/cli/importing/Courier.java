package dev.espalier.cli.importing;

import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.sdk.ImportReport;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes parts to the server, again and again while it is away.
///
/// @param kind of their rows
/// @param patience how long it may be away
record Courier(Kind kind, Espalier server, Duration patience, Watcher watcher) {

    /// A part takes a second or less; a connection that nobody closed would be waited for forever.
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final ImportReport NOTHING =
            new ImportReport(0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), 0);

    /// There was no answer, or none that says what became of the part.
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String reason) {
            super(reason, null, false, false);
        }
    }

    Future<ImportReport> start(Part part) {
        return part.sent().isEmpty()
                ? CompletableFuture.completedFuture(NOTHING)
                : kind.send(server, () -> new ByteArrayInputStream(part.csv()));
    }

    /// Waits for the answer, and asks again while there is none: what is in is left as it is.
    ///
    /// @param started by [#start]
    /// @param before rows of the file that are done with
    /// @throws BrokenOff when there was none for too long
    ImportReport answer(Part part, Future<ImportReport> started, long before) {
        var answer = started;
        long begun = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return await(answer);
            } catch (Lost lost) {
                long now = System.nanoTime();
                begun = attempt == 1 ? now : begun;
                var pause = pause(attempt);
                if (now - begun + pause.toNanos() > patience.toNanos()) {
                    throw new BrokenOff(String.valueOf(lost.getMessage()), before);
                }
                watcher.said(
                        "%s; %,d rows are done, trying again in %d s"
                                .formatted(lost.getMessage(), before, pause.toSeconds()));
                sleep(pause);
                answer = start(part);
            }
        }
    }

    /// Doubles from a second on.
    private static Duration pause(int attempt) {
        var doubled = Duration.ofSeconds(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted (expected: a process that ends instead)");
    }

    private static ImportReport await(Future<ImportReport> answer) throws Lost {
        try {
            return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new Lost("no answer within " + ANSWER.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            throw interrupted();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof EspalierException broken) {
                if (broken.code() == ErrorCode.UNREACHABLE
                        || broken.code() == ErrorCode.UNAVAILABLE
                        || broken.code() == ErrorCode.RATE_LIMITED) {
                    throw new Lost(String.valueOf(broken.getMessage()));
                }
                throw broken;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
