package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Retention;
import org.tradingstore.spi.Scope;

/** All upkeep of one database: what its retention no longer keeps goes, then the engine tidies up. */
final class Upkeep {
    private final DatabaseRuntime database;
    private final Consumer<MaintenanceReport.Step> report;
    private final BooleanSupplier stopping;
    private final Archives archives;

    /** Leaves the rest of its work to another time once {@code stopping}. */
    Upkeep(
            DatabaseRuntime database,
            Archives archives,
            Consumer<MaintenanceReport.Step> report,
            BooleanSupplier stopping) {
        this.database = database;
        this.archives = archives;
        this.report = report;
        this.stopping = stopping;
    }

    void run() {
        database.requireUsable();
        for (RecordType<?, ?> type : database.types()) {
            sweep(type);
        }
        long marks = removed(CommitMarks.Mark.TYPE, CommitMarks.RETENTION, List.of(Scope.SHARED));
        if (marks > 0) {
            step("marks of commits", marks);
        }
        if (!stopping.getAsBoolean()) {
            database.engine().checkpoint().forEach(done -> step(done, 0));
        }
    }

    private <R> void sweep(RecordType<R, ?> type) {
        type.retention()
                .ifPresent(retention -> step("retention " + type.name(), removed(type, retention, database.scopes())));
    }

    private <R> long removed(RecordType<R, ?> type, Retention<R> retention, List<Scope> scopes) {
        return new RetentionSweep<>(database, type, retention, scopes, archives.of(type)).run(stopping);
    }

    private void step(String what, long rows) {
        report.accept(new MaintenanceReport.Step(database.database(), what, rows));
    }
}
