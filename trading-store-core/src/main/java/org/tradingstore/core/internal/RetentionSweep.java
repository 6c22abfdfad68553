package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.Archive;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Retention;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Removes the rows of one type whose time is over, in short transactions, so that writers beside it wait no longer than for each other. */
final class RetentionSweep<R, K> {
    private static final int STEP = 1_000;

    private final DatabaseRuntime database;
    private final RecordType<R, K> type;
    private final Retention<R> retention;
    private final List<Scope> scopes;
    private final @Nullable Archive<R> archive;

    /** @param archive takes what is due before it is removed; null where nobody does */
    RetentionSweep(
            DatabaseRuntime database,
            RecordType<R, K> type,
            Retention<R> retention,
            List<Scope> scopes,
            @Nullable Archive<R> archive) {
        this.database = database;
        this.type = type;
        this.retention = retention;
        this.scopes = scopes;
        this.archive = archive;
    }

    /** How many rows were removed; the rest is left once {@code stopping}. */
    long run(BooleanSupplier stopping) {
        Condition<R> due = retention.due(PortableNumbers.instant(database.nextMoment()));
        long removed = 0;
        for (Scope scope : scopes) {
            if (stopping.getAsBoolean()) {
                break;
            }
            Selection ofScope = new Selection(type, scope, due);
            removed += archive == null ? removed(ofScope, stopping) : archived(ofScope, archive, stopping);
        }
        return removed;
    }

    private long removed(Selection due, BooleanSupplier stopping) {
        long removed = 0;
        long step;
        do {
            step = database.exclusively(session -> removeSome(session, due));
            removed += step;
        } while (step == STEP && !stopping.getAsBoolean());
        return removed;
    }

    private long archived(Selection due, Archive<R> to, BooleanSupplier stopping) {
        ArchiveSweep<R, K> sweep = new ArchiveSweep<>(database, type, to, STEP);
        long removed = 0;
        ArchiveSweep.Step step;
        do {
            step = sweep.next(due);
            removed += step.removed();
        } while (step.taken() == STEP && !stopping.getAsBoolean());
        return removed;
    }

    private long removeSome(StorageSession session, Selection due) {
        List<Object[]> found = new ArrayList<>();
        try (RowCursor rows = session.scan(Scan.first(due, type.all().completeOrder(), STEP))) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                found.add(StoredRecord.keyValues(type, row.values()));
            }
        }
        if (!found.isEmpty()) {
            session.delete(type, due.scope(), found);
            commit(session, type);
        }
        return found.size();
    }

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
