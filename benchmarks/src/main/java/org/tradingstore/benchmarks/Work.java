package org.tradingstore.benchmarks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.tradingstore.ledger.Trade;

/** One thing to measure: rows, what is kept before, and what is timed. */
record Work(String name, int rows, Step before, Step timed) {
    /** A part of a work. */
    interface Step {
        void run(Subject subject, List<Trade> trades);
    }

    private static final Step NOTHING = (subject, trades) -> {};

    static List<Work> all(boolean quick) {
        int few = quick ? 4_000 : 20_000;
        int many = quick ? 50_000 : 200_000;
        return List.of(
                new Work("sqlite-append-64", few, NOTHING, (subject, trades) -> callers(64, subject, trades)),
                new Work("sqlite-append-256", few, NOTHING, (subject, trades) -> callers(256, subject, trades)),
                new Work("sqlite-append-async", few, NOTHING, Subject::appendFlow),
                new Work("sqlite-append-1", few / 2, NOTHING, (subject, trades) -> trades.forEach(subject::append)),
                new Work("sqlite-bulk", many, NOTHING, Subject::bulk),
                new Work("sqlite-scan", many, Subject::bulk, (subject, trades) -> requireAll(subject.scan(), trades)),
                new Work("sqlite-by-id", few, Subject::bulk, (subject, trades) -> trades.forEach(subject::byId)));
    }

    private static void requireAll(long found, List<Trade> trades) {
        if (found != trades.size()) {
            throw new IllegalStateException("Found " + found + " of " + trades.size());
        }
    }

    private static void callers(int count, Subject subject, List<Trade> trades) {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(trades.size());
        ExecutorService callers = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            callers.execute(() -> {
                for (int place = next.getAndIncrement(); place < trades.size(); place = next.getAndIncrement()) {
                    subject.append(trades.get(place));
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while measuring", e);
        } finally {
            callers.shutdown();
        }
    }
}
