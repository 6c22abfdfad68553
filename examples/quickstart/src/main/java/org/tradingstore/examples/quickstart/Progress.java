package org.tradingstore.examples.quickstart;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that shows up once a load has taken a second, so that a short one leaves the console alone. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final int WIDTH = 80;
    /** Slow enough for a log that standard error may go to. */
    private static final int INTERVAL_MS = 1_000;

    private final String what;
    private final long total;
    private final PrintStream err;
    private final long begun = System.nanoTime();
    private long done;
    private @Nullable ProgressBar bar;

    Progress(String what, long total, PrintStream err) {
        this.what = what;
        this.total = total;
        this.err = err;
    }

    void step() {
        done++;
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepTo(done);
        } else if (System.nanoTime() - begun > PATIENCE_NANOS) {
            bar = open();
        }
    }

    private ProgressBar open() {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MS)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
