package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredRow;

/**
 * Removes what the store holds of symbols whose grace has passed, in every database that is open, some rows at a time. The removal goes
 * last: a purge that was cut short is taken up again by the next.
 */
final class SymbolPurge {
    private static final int AT_ONCE = 100;

    private final List<DatabaseRuntime> databases;
    private final DatabaseRuntime history;
    private final Consumer<MaintenanceReport.Step> report;
    private final BooleanSupplier stopping;

    /** Leaves the rest of its work to another time once {@code stopping}. */
    SymbolPurge(
            List<DatabaseRuntime> databases,
            DatabaseRuntime history,
            Consumer<MaintenanceReport.Step> report,
            BooleanSupplier stopping) {
        this.databases = databases;
        this.history = history;
        this.report = report;
        this.stopping = stopping;
    }

    void run() {
        Instant now = PortableNumbers.instant(history.nextMoment());
        List<SymbolRemoval> due;
        do {
            due = due(now);
            due.forEach(this::purge);
        } while (due.size() == AT_ONCE && !stopping.getAsBoolean());
    }

    private List<SymbolRemoval> due(Instant now) {
        Query<SymbolRemoval> query =
                SymbolRemoval.TYPE.where(SymbolRemoval.PURGE_AFTER.le(now)).orderBy(SymbolRemoval.PURGE_AFTER.asc());
        Scan scan = Scan.first(
                new Selection(SymbolRemoval.TYPE, Scope.SHARED, query.condition()), query.completeOrder(), AT_ONCE);
        return history.read(Access.READ_ONCE, session -> {
            List<SymbolRemoval> found = new ArrayList<>();
            try (RowCursor rows = session.scan(scan)) {
                for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                    found.add(StoredRecord.of(SymbolRemoval.TYPE, row.values()));
                }
            }
            return found;
        });
    }

    private void purge(SymbolRemoval removal) {
        for (PurgeTarget<?> target : PurgeTarget.ALL) {
            for (DatabaseRuntime database : databases) {
                if (database.database() == target.database() && database.types().contains(target.type())) {
                    purge(database, target, removal.symbol());
                }
            }
        }
        if (stopping.getAsBoolean()) {
            return;
        }
        new BatchDelete<>(history, SymbolRemoval.TYPE, SymbolRemoval.SYMBOL.eq(removal.symbol()))
                .run(List.of(Scope.SHARED), () -> false);
        report.accept(new MaintenanceReport.Step(Database.HISTORY, "removal of " + removal.symbol(), 1));
    }

    private <R> void purge(DatabaseRuntime database, PurgeTarget<R> target, String symbol) {
        long removed =
                new BatchDelete<>(database, target.type(), target.symbol().eq(symbol)).run(database.scopes(), stopping);
        if (removed > 0) {
            report.accept(new MaintenanceReport.Step(
                    database.database(),
                    "purge " + symbol + " from " + target.type().name(),
                    removed));
        }
    }
}
