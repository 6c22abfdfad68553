package org.tradingstore.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work of many threads at once. */
public final class Together {
    public static final int THREADS = 16;
    private static final int PATIENCE_SECONDS = 120;

    private Together() {}

    /** Work of one thread, which is told its number. */
    @FunctionalInterface
    public interface Work<T> {
        T apply(int number) throws Exception;
    }

    /** Runs the same work on sixteen threads that start together; what each answered, in the order of their numbers. */
    public static <T> List<T> sixteen(Work<T> work) throws InterruptedException, TimeoutException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                Callable<T> task = () -> {
                    start.await();
                    return work.apply(number);
                };
                futures.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("A thread failed", e.getCause());
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        }
    }
}
