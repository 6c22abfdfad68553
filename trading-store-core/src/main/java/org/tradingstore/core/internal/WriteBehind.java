package org.tradingstore.core.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts of a load on another thread, one after the other, while the caller makes the next. What came of a part, also a failure, is
 * the caller's to learn on its own thread, at the latest before the next part is begun. <em>Not thread-safe: the caller's; what writes is
 * nobody else's until {@link #await} or {@link #close} has ended.</em>
 */
final class WriteBehind<T> implements AutoCloseable {
    private final Consumer<? super T> done;
    private @Nullable FutureTask<T> begun;

    /** @param done gets what came of each part, in their order */
    WriteBehind(Consumer<? super T> done) {
        this.done = done;
    }

    /** Begins a part when the one before is done. */
    void begin(Supplier<T> part) {
        await();
        FutureTask<T> task = new FutureTask<>(part::get);
        Thread thread = new Thread(task, "trading-store-load");
        thread.setDaemon(true);
        thread.start();
        // Not before: what was never started would be waited for without end.
        begun = task;
    }

    /** Waits for what was begun. @throws RuntimeException what it has thrown */
    void await() {
        FutureTask<T> task = begun;
        if (task != null) {
            begun = null;
            done.accept(result(task));
        }
    }

    private static <T> T result(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // The session is in use until the part has ended, and cannot be given up before.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for what was begun and was not asked for, because the caller has failed meanwhile. */
    @Override
    public void close() {
        FutureTask<T> task = begun;
        if (task != null) {
            begun = null;
            result(task);
        }
    }
}
