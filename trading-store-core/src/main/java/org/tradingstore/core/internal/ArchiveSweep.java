package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Archive;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/**
 * Hands the rows of a condition to an archive, batch by batch, without the writer; what the archive has taken is removed with it, unless it
 * was changed in between.
 */
final class ArchiveSweep<R, K> {
    private final DatabaseRuntime database;
    private final RecordType<R, K> type;
    private final Condition<R> which;
    private final Archive<R> archive;

    ArchiveSweep(DatabaseRuntime database, RecordType<R, K> type, Condition<R> which, Archive<R> archive) {
        this.database = database;
        this.type = type;
        this.which = which;
        this.archive = archive;
    }

    /** How many rows were removed; the rest is left once {@code stopping}. */
    long run(List<Scope> scopes, BooleanSupplier stopping) {
        long removed = 0;
        for (Scope scope : scopes) {
            removed += run(new Selection(type, scope, which), stopping);
        }
        return removed;
    }

    private long run(Selection due, BooleanSupplier stopping) {
        List<Sort<R>> order = type.all().completeOrder();
        Scan scan = Scan.first(due, order, BatchDelete.STEP);
        long removed = 0;
        while (!stopping.getAsBoolean()) {
            List<RowValues> rows = next(scan);
            if (!rows.isEmpty()) {
                archive.keep(
                        book(due.scope()),
                        rows.stream().map(row -> StoredRecord.of(type, row)).toList());
                removed += database.exclusively(session -> removed(session, due.scope(), rows));
            }
            if (rows.size() < BatchDelete.STEP) {
                break;
            }
            // Behind the last one, so that a row which writers keep changing does not come for ever.
            Object[] last = StoredRecord.keyValues(type, rows.get(rows.size() - 1));
            scan = new Scan(due, order, last, BatchDelete.STEP);
        }
        return removed;
    }

    private List<RowValues> next(Scan scan) {
        return database.read(Access.READ_ONCE, session -> {
            List<RowValues> found = new ArrayList<>();
            try (RowCursor rows = session.scan(scan)) {
                for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                    found.add(row.values());
                }
            }
            return found;
        });
    }

    private @Nullable BookId book(Scope scope) {
        return database.database().shared() ? null : database.numbers().bookOf(scope.book());
    }

    private int removed(StorageSession session, Scope scope, List<RowValues> taken) {
        List<Object[]> keys = new ArrayList<>();
        for (RowValues row : taken) {
            Object[] key = StoredRecord.keyValues(type, row);
            StoredRow current = session.fetch(type, scope, key);
            if (current != null && Collisions.same(type, current.values(), row)) {
                keys.add(key);
            }
        }
        if (!keys.isEmpty()) {
            session.delete(type, scope, keys);
            BatchDelete.commit(session, type);
        }
        return keys.size();
    }
}
