package org.tradingstore.benchmarks.measure;

import java.sql.SQLException;

/** A contender that is ready to do its work. <em>Not thread-safe.</em> */
public interface Attempt extends AutoCloseable {
    /** Does the work: all that is timed. How many units were done. */
    long run() throws Exception;

    /**
     * Looks at what the runs so far did; not timed.
     *
     * @throws IllegalStateException if it is not what the work asks for
     */
    void verify() throws Exception;

    @Override
    void close() throws SQLException;

    /** Closes what an attempt opened. */
    @FunctionalInterface
    interface Closing {
        void close() throws SQLException;
    }
}
