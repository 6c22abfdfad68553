package org.tradingstore.core.internal;

import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** A cursor of records in a session that others read in too, and that outlives it. <em>Not thread-safe: it belongs to one reader.</em> */
final class SessionCursor<R> implements Cursor<R> {
    private final RecordType<R, ?> type;
    private final RowCursor rows;

    private SessionCursor(RecordType<R, ?> type, RowCursor rows) {
        this.type = type;
        this.rows = rows;
    }

    static <R> SessionCursor<R> open(StorageSession session, Selection selection, Query<R> query) {
        return new SessionCursor<>(
                query.type(),
                session.scan(Scan.all(selection, query.completeOrder()).values()));
    }

    @Override
    public @Nullable R next() {
        StoredRow row = rows.next();
        return row == null ? null : StoredRecord.of(type, row.values());
    }

    @Override
    public void close() {
        rows.close();
    }
}
