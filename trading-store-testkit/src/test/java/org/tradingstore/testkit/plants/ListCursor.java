package org.tradingstore.testkit.plants;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.StoredRow;

/** Rows of a list. */
final class ListCursor implements RowCursor {
    private final Iterator<StoredRow> rows;

    ListCursor(List<StoredRow> rows) {
        this.rows = rows.iterator();
    }

    /** All rows of {@code cursor}, which is closed. */
    static List<StoredRow> drained(RowCursor cursor) {
        List<StoredRow> rows = new ArrayList<>();
        try (cursor) {
            for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public @Nullable StoredRow next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        // A list holds nothing to give back.
    }
}
