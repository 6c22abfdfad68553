package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StoreBusyException;

/** Connections that read beside the writer, made as they are needed and kept with their statements. <em>Thread-safe.</em> */
final class DuckdbReaders {
    private static final int MOST = 32;

    private final DuckDBConnection origin;
    private final DuckdbDialect dialect;
    private final Duration timeout;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Reader> idle = new ArrayDeque<>();
    private final SumUnits sumUnits = new SumUnits();
    private boolean closed;

    DuckdbReaders(DuckDBConnection origin, DuckdbDialect dialect, Duration timeout) {
        this.origin = origin;
        this.dialect = dialect;
        this.timeout = timeout;
    }

    /** What becomes of a reader that is given back. */
    enum After {
        KEEP,
        DROP
    }

    /** What reads of before have learned for those that follow. */
    SumUnits sumUnits() {
        return sumUnits;
    }

    /** How long a caller waits for one. */
    Duration timeout() {
        return timeout;
    }

    /** A reader for the caller alone, to be given back. */
    Reader take() {
        await();
        boolean taken = false;
        try {
            Reader known = poll();
            if (known == null) {
                known = new Reader(origin.duplicate(), dialect);
            }
            taken = true;
            return known;
        } catch (SQLException e) {
            throw dialect.translate(e, "open a connection");
        } finally {
            if (!taken) {
                free.release();
            }
        }
    }

    private @Nullable Reader poll() {
        lock.lock();
        try {
            return idle.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        boolean got = false;
        try {
            got = free.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!got) {
            throw new StoreBusyException(ErrorText.of(
                    "Cannot read: every connection is taken, by cursors that are open or reads that take long",
                    "connections",
                    MOST,
                    "waited",
                    timeout));
        }
    }

    /** Those that nobody has; for tests that ask how they run, while nothing else does. */
    List<Reader> idle() {
        return List.copyOf(idle);
    }

    /** Takes a reader back, and ends what it has begun. */
    void give(Reader reader, After after) {
        try {
            if (after == After.DROP || !keep(reader)) {
                reader.connection().close();
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "end a read");
        } finally {
            free.release();
        }
    }

    private boolean keep(Reader reader) throws SQLException {
        boolean ended = false;
        try {
            reader.end();
            ended = true;
        } finally {
            if (!ended) {
                reader.connection().close();
            }
        }
        lock.lock();
        try {
            if (!closed) {
                idle.addFirst(reader);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void close() throws SQLException {
        lock.lock();
        try {
            closed = true;
            for (Reader reader : idle) {
                reader.connection().close();
            }
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
