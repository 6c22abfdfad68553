package org.tradingstore.core.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Cursor;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** A cursor of records over a cursor of rows, watched until it is closed. */
final class RecordCursor<R> implements Cursor<R> {
    private final RowCursor rows;
    private final Function<StoredRow, @Nullable R> reader;
    private final String type;
    private final OpenCursors.Entry entry;

    private RecordCursor(
            RowCursor rows,
            Function<StoredRow, @Nullable R> reader,
            String type,
            Runnable release,
            OpenCursors cursors) {
        this.rows = rows;
        this.reader = reader;
        this.type = type;
        this.entry = cursors.watch(this, release);
    }

    /** Opens one; {@code reader} makes a record of a row, or answers null to pass over the row. */
    static <R> RecordCursor<R> open(
            BookScope scope,
            String type,
            Function<StorageSession, RowCursor> query,
            Function<StoredRow, @Nullable R> reader) {
        Lane.CursorSession held = scope.lane().openCursor();
        RowCursor rows;
        try {
            rows = query.apply(held.session());
        } catch (RuntimeException e) {
            held.release().run();
            throw e;
        }
        RecordCursor<R> cursor = new RecordCursor<>(
                rows,
                reader,
                type,
                release(rows, held.release()),
                scope.database().cursors());
        if (scope.lane() instanceof TransactionLane transaction) {
            transaction.atEnd(cursor::close);
        }
        return cursor;
    }

    private static Runnable release(RowCursor rows, Runnable session) {
        return () -> {
            try {
                rows.close();
            } finally {
                session.run();
            }
        };
    }

    @Override
    public @Nullable R next() {
        return entry.read(this, type, this::read);
    }

    private @Nullable R read() {
        for (StoredRow row = rows.next(); row != null; row = rows.next()) {
            R record = reader.apply(row);
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    @Override
    public void close() {
        entry.close(this);
    }
}
