package org.tradingstore.core.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has upkeep run again and again on a thread of its own. A run that fails is reported, and the next one comes all the same. */
final class UpkeepSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepSchedule.class);

    private final UpkeepRuns runs;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private UpkeepSchedule(UpkeepRuns runs, Duration every) {
        this.runs = runs;
        this.every = every;
        this.thread = new Thread(this::loop, "trading-store-upkeep");
        thread.setDaemon(true);
    }

    /** Begins with a pause of {@code every}, and pauses as long after each run. */
    static UpkeepSchedule start(UpkeepRuns runs, Duration every) {
        UpkeepSchedule schedule = new UpkeepSchedule(runs, every);
        schedule.thread.start();
        return schedule;
    }

    private void loop() {
        try {
            while (!stop.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                runOnce();
            }
        } catch (InterruptedException e) {
            LOG.warn("Upkeep on a schedule ends: its thread was interrupted", e);
        }
    }

    private void runOnce() {
        try {
            runs.run();
        } catch (RuntimeException | Error e) {
            if (stop.getCount() > 0) {
                LOG.warn("Upkeep failed; it is tried again {every={}}", every, e);
            }
        }
    }

    /** Ends the schedule and answers when the run under way, if there is one, has ended its present step. */
    void stop() {
        stop.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // The databases cannot be closed under a run; the interrupt is kept for the caller.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
