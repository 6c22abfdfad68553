package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Archive;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/**
 * Hands the due rows of one book to an archive, step by step, without the writer; what the archive has taken is removed with it, unless
 * it was changed in between.
 */
final class ArchiveSweep<R, K> {
    private final DatabaseRuntime database;
    private final RecordType<R, K> type;
    private final Archive<R> archive;
    private final int step;
    private Object @Nullable [] after;

    ArchiveSweep(DatabaseRuntime database, RecordType<R, K> type, Archive<R> archive, int step) {
        this.database = database;
        this.type = type;
        this.archive = archive;
        this.step = step;
    }

    /** How many rows a step took, and how many of them it removed. */
    record Step(int taken, int removed) {}

    /** The next rows behind those of the steps before. */
    Step next(Selection due) {
        List<Sort<R>> order = type.all().completeOrder();
        Object[] behind = after;
        Scan scan = behind == null ? Scan.first(due, order, step) : new Scan(due, order, behind, step);
        List<RowValues> rows = database.read(Access.READ_ONCE, session -> rows(session, scan));
        if (rows.isEmpty()) {
            return new Step(0, 0);
        }
        after = StoredRecord.keyValues(type, rows.get(rows.size() - 1));
        archive.keep(
                book(due), rows.stream().map(row -> StoredRecord.of(type, row)).toList());
        return new Step(rows.size(), database.exclusively(session -> removed(session, due, rows)));
    }

    private static List<RowValues> rows(StorageSession session, Scan scan) {
        List<RowValues> found = new ArrayList<>();
        try (RowCursor rows = session.scan(scan)) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                found.add(row.values());
            }
        }
        return found;
    }

    private @Nullable BookId book(Selection due) {
        return database.database().shared()
                ? null
                : database.numbers().bookOf(due.scope().book());
    }

    private int removed(StorageSession session, Selection due, List<RowValues> taken) {
        List<Object[]> keys = new ArrayList<>();
        for (RowValues row : taken) {
            Object[] key = StoredRecord.keyValues(type, row);
            StoredRow current = session.fetch(type, due.scope(), key);
            if (current != null && Collisions.same(type, current.values(), row)) {
                keys.add(key);
            }
        }
        if (!keys.isEmpty()) {
            session.delete(type, due.scope(), keys);
            RetentionSweep.commit(session, type);
        }
        return keys.size();
    }
}
