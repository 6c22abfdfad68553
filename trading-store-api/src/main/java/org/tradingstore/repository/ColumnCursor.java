package org.tradingstore.repository;

import org.jspecify.annotations.Nullable;

/** The result of a query by columns, a chunk of rows at a time. Must be closed. <em>Not thread-safe.</em> */
public interface ColumnCursor extends AutoCloseable {
    /** The next chunk, or null after the last. Its arrays belong to the caller. */
    @Nullable
    Columns next();

    @Override
    void close();
}
