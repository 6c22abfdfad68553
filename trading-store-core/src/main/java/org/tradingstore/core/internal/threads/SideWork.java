package org.tradingstore.core.internal.threads;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does one part of a work after the other on another thread, while the caller goes on with its own. What came of a part, also a failure, is
 * the caller's to take before the next is begun. <em>Not thread-safe: the caller's; what a part uses is nobody else's until it was taken or
 * {@link #close} has ended.</em>
 *
 * @param <T> what comes of a part
 */
public final class SideWork<T> implements AutoCloseable {
    private final ExecutorService thread;
    private @Nullable Future<T> begun;

    /** @param name of the thread, which ends with {@link #close} */
    public SideWork(String name) {
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins a part, where none is. */
    public void begin(Supplier<? extends T> part) {
        if (begun != null) {
            throw new IllegalStateException("The part before was not taken");
        }
        begun = thread.submit(part::get);
    }

    /** Whether there is something to take. */
    public boolean begun() {
        return begun != null;
    }

    /**
     * What came of the part that was begun, when it has ended. An interrupt does not end the wait, and is set again behind it.
     *
     * @throws RuntimeException what the part has thrown
     */
    public T take() {
        Future<T> part = Objects.requireNonNull(begun, "nothing was begun");
        begun = null;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return part.get();
                } catch (InterruptedException e) {
                    // What the part uses is in use until it has ended, and cannot be given up before.
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

    /** Waits for a part that was begun and was not taken, because the caller has failed meanwhile. */
    @Override
    public void close() {
        try {
            if (begun()) {
                take();
            }
        } finally {
            thread.shutdown();
        }
    }
}
