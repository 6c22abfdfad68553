package org.tradingstore.benchmarks.trades;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.tradingstore.ledger.Trade;

/** Callers that append one trade after the other, each waiting for its own: virtual threads where Java has them. */
final class Callers {
    private static final int VIRTUAL_SINCE = 21;

    private Callers() {}

    static boolean virtual() {
        return Runtime.version().feature() >= VIRTUAL_SINCE;
    }

    static void run(int count, Subject subject, List<Trade> trades) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = executor(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(callers.submit(() -> {
                    for (int place = next.getAndIncrement(); place < trades.size(); place = next.getAndIncrement()) {
                        subject.append(trades.get(place));
                    }
                    return null;
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        } finally {
            callers.shutdown();
        }
    }

    /** By reflection, since this is compiled for a Java that lacks them. */
    private static ExecutorService executor(int count) throws ReflectiveOperationException {
        if (!virtual()) {
            return Executors.newFixedThreadPool(count);
        }
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("This Java has no virtual threads after all", e);
        }
    }
}
