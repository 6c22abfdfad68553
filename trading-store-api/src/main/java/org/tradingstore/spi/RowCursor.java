package org.tradingstore.spi;

import org.jspecify.annotations.Nullable;

/** Rows, one at a time. <em>Not thread-safe.</em> */
public interface RowCursor extends AutoCloseable {
    /** The next row, or null after the last. */
    @Nullable
    StoredRow next();

    @Override
    void close();
}
