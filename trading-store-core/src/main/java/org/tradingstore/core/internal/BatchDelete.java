package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Removes the rows of a condition in short transactions, so that writers beside it wait no longer than for each other. */
final class BatchDelete<R> {
    /** The most rows that one transaction removes. */
    static final int STEP = 1_000;

    private final DatabaseRuntime database;
    private final RecordType<R, ?> type;
    private final Condition<R> which;

    BatchDelete(DatabaseRuntime database, RecordType<R, ?> type, Condition<R> which) {
        this.database = database;
        this.type = type;
        this.which = which;
    }

    /** How many rows were removed; the rest is left once {@code stopping}. */
    long run(List<Scope> scopes, BooleanSupplier stopping) {
        long removed = 0;
        for (Scope scope : scopes) {
            if (stopping.getAsBoolean()) {
                break;
            }
            Selection selection = new Selection(type, scope, which);
            long step;
            do {
                step = database.exclusively(session -> removeSome(session, selection));
                removed += step;
            } while (step == STEP && !stopping.getAsBoolean());
        }
        return removed;
    }

    private long removeSome(StorageSession session, Selection selection) {
        List<Object[]> found = new ArrayList<>();
        try (RowCursor rows = session.scan(Scan.first(selection, type.all().completeOrder(), STEP))) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                found.add(StoredRecord.keyValues(type, row.values()));
            }
        }
        if (!found.isEmpty()) {
            session.delete(type, selection.scope(), found);
            commit(session, type);
        }
        return found.size();
    }

    /** Commits the removal of rows of a type. */
    static void commit(StorageSession session, RecordType<?, ?> type) {
        try {
            session.commit();
        } catch (OutcomeUnknownException e) {
            // Gone or not, the rows that are left are found by the next upkeep.
            throw new StorageException(
                    ErrorText.of(
                            "Cannot remove what is due: the engine failed while it committed; run maintenance again",
                            "type",
                            type.name()),
                    e);
        }
    }
}
