package org.tradingstore.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.RecordType;

/** One opened database. <em>Thread-safe.</em> */
public interface StorageDatabase extends AutoCloseable {
    /** What it is and what it can do. */
    StorageInfo info();

    /**
     * Brings the values of a row, by ordinal, into the form in which the engine writes them. Called on the thread that hands the
     * row over, so that the writer has less to do; must not touch the database.
     */
    default RowValues encode(RecordType<?, ?> type, @Nullable Object[] values) {
        return new RowValues(values);
    }

    /**
     * How many values, over all fields of all rows, a write of many rows had best bring at once: an engine may write rows by the thousand as
     * quickly as a few. 0 where each row costs the same however many come.
     */
    default int valuesAtOnce() {
        return 0;
    }

    /**
     * How long a write that met a change of another connection is run again before it is refused as busy. Zero where the engine waits for
     * the other one by itself.
     */
    default Duration conflictWait() {
        return Duration.ZERO;
    }

    /**
     * Begins a session. The store asks for one WRITE session at a time in a process; other processes may hold the database.
     *
     * @throws org.tradingstore.error.StoreBusyException if a WRITE session cannot be had in time
     */
    StorageSession begin(Access access);

    /** What is damaged, in the engine's own view; empty where nothing is. */
    List<String> check();

    /** How the database is; cheap, and changes nothing. */
    default Vitals vitals() {
        return new Vitals(0, 0, 0, List.of());
    }

    /** Moves finished writes to where they belong, in bounded steps beside running sessions. What was done, for a report. */
    List<String> checkpoint();

    /** A faster way that this engine alone has, or a way to the engine itself. */
    default <T> Optional<T> extension(Class<T> type) {
        return Optional.empty();
    }

    @Override
    void close();
}
