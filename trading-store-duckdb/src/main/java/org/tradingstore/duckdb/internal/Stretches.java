package org.tradingstore.duckdb.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBTableFunctionState;
import org.jspecify.annotations.Nullable;

/**
 * Shares rows out between threads of the engine so that, where each thread puts all that it took into the table as one when it finds no more,
 * they lie there in the order in which they came: a thread takes neighbours, and finds no more when those before its own are in the table.
 * <em>Thread-safe.</em>
 */
final class Stretches {
    /** Rows that the engine compresses as one; a thread that has fewer puts them into the table a second time. */
    static final int ROW_GROUP = 122_880;

    /** Whoever waits longer goes on: the order of rows is worth time, and no more. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final int rows;
    private final int count;
    private final boolean[] done;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int taken;

    /** @param threads how many may take part; no more than {@link #useful} */
    Stretches(int rows, int threads) {
        this.rows = rows;
        this.count = threads;
        this.done = new boolean[threads];
    }

    /**
     * How many threads so many rows are worth. Each puts its last row group into the table when those before it have done so: the last thread
     * has two to take meanwhile, where there are enough.
     */
    static int useful(int rows, int threads) {
        int groups = rows / ROW_GROUP;
        return Math.min(threads, groups < 3 ? groups : groups - 1);
    }

    /** Where a stretch begins: whole row groups, and what is left goes to the last. */
    private int start(int stretch) {
        return stretch == count ? rows : (int) ((long) (rows / ROW_GROUP) * stretch / count) * ROW_GROUP;
    }

    /** What one thread takes. <em>Not thread-safe: its own.</em> */
    static final class Share implements DuckDBTableFunctionState {
        private @Nullable Stretches of;
        private int first;
        private int end;
        private int next;
        private int limit;

        /** Takes at most so many rows, and answers how many; they begin at {@link #from}. */
        int take(Stretches stretches, int most) {
            if (next == limit) {
                stretches.more(this);
            }
            int size = Math.min(most, limit - next);
            next += size;
            return size;
        }

        /** Where the rows begin of which so many were taken last. */
        int from(int size) {
            return next - size;
        }

        /** The engine has put what was taken into the table, or gives it up. */
        @Override
        public void close() {
            Stretches whole = of;
            if (whole != null) {
                whole.close(this);
            }
        }
    }

    private void more(Share share) {
        lock.lock();
        try {
            if (taken < count && (share.of == null || share.end == taken)) {
                if (share.of == null) {
                    share.of = this;
                    share.first = taken;
                }
                share.next = start(taken++);
                share.limit = start(taken);
                share.end = taken;
            } else if (share.of != null) {
                awaitDone(share.first);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitDone(int before) {
        long left = PATIENCE;
        try {
            for (int i = 0; i < before; i++) {
                while (!done[i] && left > 0) {
                    left = changed.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(Share share) {
        lock.lock();
        try {
            for (int i = share.first; i < share.end; i++) {
                done[i] = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
