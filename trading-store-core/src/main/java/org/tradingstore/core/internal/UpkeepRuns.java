package org.tradingstore.core.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.MaintenanceRun;
import org.tradingstore.schema.Database;

/** Runs the upkeep of a store, one run at a time, and remembers the last. <em>Thread-safe.</em> */
final class UpkeepRuns {
    private final Supplier<List<DatabaseRuntime>> databases;
    private final Archives archives;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean stopping;
    private volatile @Nullable MaintenanceRun last;

    UpkeepRuns(Supplier<List<DatabaseRuntime>> databases, Archives archives, Clock clock) {
        this.databases = databases;
        this.archives = archives;
        this.clock = clock;
    }

    Optional<MaintenanceRun> last() {
        return Optional.ofNullable(last);
    }

    /** Has a run that is under way end after its present step. */
    void stop() {
        stopping = true;
    }

    /** Goes through all databases, also where one fails, and then throws what failed first. */
    MaintenanceReport run() {
        // Asked before the wait for another run, which may itself wait for a transaction of this thread.
        databases.get().forEach(DatabaseRuntime::requireUsable);
        running.lock();
        try {
            MaintenanceRun done = once();
            last = done;
            RuntimeException failure = done.failure();
            if (failure != null) {
                throw failure;
            }
            return done.report();
        } finally {
            running.unlock();
        }
    }

    private MaintenanceRun once() {
        Instant startedAt = clock.instant();
        List<MaintenanceReport.Step> steps = new ArrayList<>();
        FirstFailure<RuntimeException> failure = new FirstFailure<>();
        for (Runnable part : parts(databases.get(), steps::add)) {
            try {
                part.run();
            } catch (RuntimeException e) {
                failure.add(e);
            }
        }
        return new MaintenanceRun(startedAt, clock.instant(), new MaintenanceReport(steps), failure.get());
    }

    /** What goes over several databases first, then what each has of its own. */
    private List<Runnable> parts(List<DatabaseRuntime> opened, Consumer<MaintenanceReport.Step> report) {
        List<Runnable> parts = new ArrayList<>();
        for (DatabaseRuntime database : opened) {
            if (database.database() == Database.HISTORY) {
                parts.add(() -> new SymbolPurge(opened, database, report, () -> stopping).run());
            }
        }
        opened.forEach(database -> parts.add(() -> new Upkeep(database, archives, report, () -> stopping).run()));
        return parts;
    }
}
