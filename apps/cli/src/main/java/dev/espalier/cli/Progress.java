package dev.espalier.cli;

import java.io.InputStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows how far a long work is, to a person who watches.
final class Progress {

    /// The launcher says whether standard error is a terminal; Java cannot tell.
    private static final String TERMINAL = "espalier.terminal";

    private static final int EACH = 100;

    private Progress() {}

    /// The same stream; where standard error is a terminal, a bar follows its reader.
    static InputStream reading(String task, InputStream stream, long size) {
        if (!Boolean.getBoolean(TERMINAL)) {
            return stream;
        }
        return ProgressBar.wrap(
                stream,
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(size)
                        .setUnit(" KiB", 1024)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(EACH));
    }
}
