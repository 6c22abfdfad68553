package org.tradingstore.core.internal;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Pending;
import org.tradingstore.spi.RowOutcome;

/**
 * A task on its way through a group: run by the leader, kept once the group is committed, then completed, which lets its caller see the
 * result. A result that was not kept is never seen.
 */
final class WriteRequest<T> implements Pending<T> {
    private final WriteTask<T> task;
    private final CountDownLatch completed = new CountDownLatch(1);
    private @Nullable T value;
    private @Nullable Throwable failure;
    private boolean kept;
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

    /** Runs the task; its result counts once it is {@link #keep kept}. */
    void run(WriteContext context) {
        failure = null;
        value = task.run(context);
    }

    /** As {@link #run}, of a task whose row was written together with others. */
    void settle(WriteContext context, AppendTask.Together<T> together, RowOutcome outcome) {
        failure = null;
        value = together.settle().apply(context, outcome);
    }

    /** How the task's row is written together with those of others; null where it is not. */
    AppendTask.@Nullable Together<T> together() {
        return task instanceof AppendTask<T> append ? append.together() : null;
    }

    /** The group is committed, and what this wrote with it. */
    void keep() {
        kept = true;
    }

    /** Has the caller get {@code e}, a RuntimeException or an Error. */
    void fail(Throwable e) {
        value = null;
        failure = e;
    }

    boolean failed() {
        return failure != null;
    }

    void failUnlessKept(Supplier<RuntimeException> e) {
        if (!kept && failure == null) {
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
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        T result = value;
        if (result == null) {
            throw new IllegalStateException("A write was completed without a result");
        }
        return result;
    }
}
