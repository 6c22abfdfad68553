package org.tradingstore.testkit.internal.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.RecordDatabase;

/** Writes of several threads that wait for the writer at the same time, and so are committed as one group. */
public final class Gathering {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Gathering() {}

    /**
     * Holds the writer until each of {@code writes} waits for it, in their order, then runs {@code atLast} and lets them go.
     *
     * @return what each threw, null for one that returned
     */
    public static List<@Nullable Throwable> run(RecordDatabase database, List<Runnable> writes, Runnable atLast) {
        List<@Nullable Throwable> thrown =
                Collections.synchronizedList(new ArrayList<>(Collections.nCopies(writes.size(), null)));
        List<Thread> threads = new ArrayList<>();
        database.inTransaction(tx -> {
            for (int i = 0; i < writes.size(); i++) {
                int number = i;
                Thread thread = new Thread(() -> {
                    try {
                        writes.get(number).run();
                    } catch (Throwable e) {
                        thrown.set(number, e);
                    }
                });
                thread.setDaemon(true);
                thread.start();
                awaitWaiting(thread);
                threads.add(thread);
            }
            atLast.run();
        });
        threads.forEach(Gathering::awaitEnd);
        return thrown;
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            if (System.nanoTime() > end || !thread.isAlive()) {
                throw new IllegalStateException("A write does not wait for the writer");
            }
            Thread.onSpinWait();
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IllegalStateException("A write does not end");
        }
    }
}
