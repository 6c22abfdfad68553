package org.tradingstore.core.internal;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Pending;

/** A task on its way through a group: settled by the leader, then completed, which lets its caller see the result. */
final class WriteRequest<T> implements Pending<T> {
    private final WriteTask<T> task;
    private final CountDownLatch completed = new CountDownLatch(1);
    private @Nullable T value;
    private @Nullable RuntimeException failure;
    private boolean settled;
    private @Nullable Runnable onDone;

    WriteRequest(WriteTask<T> task) {
        this.task = task;
    }

    WriteTask<T> task() {
        return task;
    }

    void onDone(Runnable action) {
        onDone = action;
    }

    /** Runs the task and keeps its result, which counts only once the group is committed. */
    void run(WriteContext context) {
        value = task.run(context);
        failure = null;
        settled = true;
    }

    void fail(RuntimeException e) {
        value = null;
        failure = e;
        settled = true;
    }

    boolean failed() {
        return failure != null;
    }

    void failIfOpen(Supplier<RuntimeException> e) {
        if (!settled) {
            fail(e.get());
        }
    }

    void complete() {
        if (done()) {
            return;
        }
        completed.countDown();
        if (onDone != null) {
            onDone.run();
        }
    }

    @Override
    public boolean done() {
        return completed.getCount() == 0;
    }

    @Override
    public T await() {
        boolean interrupted = false;
        while (true) {
            try {
                completed.await();
                break;
            } catch (InterruptedException e) {
                // The write is under way and cannot be called back; the interrupt is kept for the caller.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result();
    }

    /** The result after completion. */
    T result() {
        if (failure != null) {
            throw failure;
        }
        T result = value;
        if (result == null) {
            throw new IllegalStateException("A write was completed without a result");
        }
        return result;
    }
}
