package dev.espalier.cli;

import dev.espalier.cli.importing.Watcher;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows how far a long work is, to a person who watches.
final class Progress implements Watcher, AutoCloseable {

    /// The launcher says whether standard error is a terminal; Java cannot tell.
    private static final String TERMINAL = "espalier.terminal";

    private static final int EACH = 100;

    private final String task;
    private final long size;
    private @Nullable ProgressBar bar;

    private Progress(String task, long size) {
        this.task = task;
        this.size = size;
    }

    /// Of a work whose pieces are told of as they are done, those included that were done before.
    ///
    /// @param size of the whole, in bytes
    static Progress of(String task, long size) {
        return new Progress(task, size);
    }

    private static boolean isWatched() {
        return Boolean.getBoolean(TERMINAL);
    }

    private static ProgressBarBuilder builder(String task, long size) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(size)
                .setUnit(" KiB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(EACH);
    }

    /// On a line of its own: a bar that is there is drawn anew below it.
    @Override
    public void said(String line) {
        System.err.println((bar == null ? "" : "\n") + "espalier: " + line);
    }

    @Override
    public void done(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        } else if (isWatched()) {
            bar = builder(task, size).startsFrom(bytes, Duration.ZERO).build();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
