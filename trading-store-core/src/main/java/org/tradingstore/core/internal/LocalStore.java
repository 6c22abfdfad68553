package org.tradingstore.core.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.BackupReport;
import org.tradingstore.BackupStep;
import org.tradingstore.Book;
import org.tradingstore.CheckReport;
import org.tradingstore.DatabaseReport;
import org.tradingstore.DoctorReport;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.MaintenanceRun;
import org.tradingstore.TradingStore;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.universe.Universe;

/** A store in this process: its databases, each on its engine, opened when the store is or at their first use. */
public final class LocalStore implements TradingStore {
    private final StoreSettings settings;
    /** Every database that has record types; empty until it is opened. */
    private final Map<Database, AtomicReference<@Nullable DatabaseRuntime>> databases = new EnumMap<>(Database.class);

    private final ReentrantLock backups = new ReentrantLock();

    private final ReentrantLock opening = new ReentrantLock();
    private final UpkeepRuns upkeep;
    private @Nullable UpkeepSchedule schedule;
    private boolean closed;

    private LocalStore(StoreSettings settings) {
        this.settings = settings;
        this.upkeep = new UpkeepRuns(this::opened, settings.archives(), settings.clock());
        settings.types().keySet().forEach(database -> databases.put(database, new AtomicReference<>()));
    }

    /** Opens every database that is there; if one is refused, those opened before are closed again. */
    public static LocalStore open(StoreSettings settings) {
        LocalStore store = new LocalStore(settings);
        try {
            store.openExisting();
        } catch (RuntimeException | Error e) {
            // A missing native library is an Error; what did open must not stay open for it.
            try {
                store.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
        Duration every = settings.maintainEvery();
        if (every != null) {
            store.schedule = UpkeepSchedule.start(store.upkeep, every);
        }
        return store;
    }

    private void openExisting() {
        List<Database> there = settings.types().keySet().stream()
                .filter(database -> settings.storage(database).exists(database))
                .toList();
        AtOnce.run(
                "trading-store-open",
                there.stream().<Runnable>map(database -> () -> open(database)).toList());
    }

    private DatabaseRuntime open(Database database) {
        List<RecordType<?, ?>> types = Objects.requireNonNull(settings.types().get(database));
        Profile profile = settings.profiles().getOrDefault(database, database.profile());
        DatabaseRuntime runtime =
                new DatabaseRuntime(database, profile, settings.storage(database), types, settings.clock());
        Objects.requireNonNull(databases.get(database)).set(runtime);
        return runtime;
    }

    DatabaseRuntime runtime(Database database) {
        AtomicReference<@Nullable DatabaseRuntime> place = databases.get(database);
        if (place == null) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot use a database: it has no record types; register one when the store is built",
                    "database",
                    database));
        }
        DatabaseRuntime runtime = place.get();
        return runtime == null ? openNow(database, place) : runtime;
    }

    private DatabaseRuntime openNow(Database database, AtomicReference<@Nullable DatabaseRuntime> place) {
        opening.lock();
        try {
            if (closed) {
                throw new ClosedException(
                        ErrorText.of("Cannot use a database: the store is closed", "database", database));
            }
            DatabaseRuntime runtime = place.get();
            return runtime == null ? open(database) : runtime;
        } finally {
            opening.unlock();
        }
    }

    /** The databases that are open, in the order of their declaration. */
    private List<DatabaseRuntime> opened() {
        List<DatabaseRuntime> opened = new ArrayList<>();
        for (AtomicReference<@Nullable DatabaseRuntime> place : databases.values()) {
            DatabaseRuntime runtime = place.get();
            if (runtime != null) {
                opened.add(runtime);
            }
        }
        return opened;
    }

    Clock clock() {
        return settings.clock();
    }

    Writer writer() {
        return settings.writer();
    }

    @Override
    public Book book(BookId id) {
        return new LocalBook(this, id, null);
    }

    @Override
    public List<BookId> books(Database database) {
        if (!databases.containsKey(database)) {
            return List.of();
        }
        DatabaseRuntime runtime = runtime(database);
        runtime.requireUsable();
        return runtime.numbers().books().stream()
                .map(Dictionaries.BookEntry::id)
                .sorted(Comparator.comparing(BookId::name).thenComparing(BookId::mode))
                .toList();
    }

    @Override
    public HistoryShelf history() {
        return new HistoryShelf(sharedScope(Database.HISTORY));
    }

    @Override
    public RecordDatabase shared(Database database) {
        if (!database.shared()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot use a database as a shared one: its records belong to books; ask a book for it",
                    "database",
                    database));
        }
        return new RecordShelf(sharedScope(database));
    }

    @Override
    public Universe universe() {
        return new UniverseShelf(sharedScope(Database.UNIVERSE));
    }

    private BookScope sharedScope(Database database) {
        DatabaseRuntime runtime = runtime(database);
        return new BookScope(runtime, new OwnLane(runtime), null, writer(), null, null);
    }

    @Override
    public MaintenanceReport maintain() {
        requireOpen();
        return upkeep.run();
    }

    @Override
    public Optional<MaintenanceRun> lastMaintenance() {
        return upkeep.last();
    }

    @Override
    public BackupReport backup(Path directory, Consumer<BackupStep> progress) {
        requireOpen();
        backups.lock();
        try {
            return new StoreBackup(opened(), progress).to(directory);
        } finally {
            backups.unlock();
        }
    }

    @Override
    public DoctorReport doctor() {
        requireOpen();
        return new DoctorReport(
                opened().stream().map(runtime -> new Doctor(runtime).examine()).toList());
    }

    @Override
    public CheckReport check() {
        requireOpen();
        List<DatabaseRuntime> open = opened();
        List<CheckReport.Finding> findings = new ArrayList<>();
        open.forEach(runtime -> findings.addAll(new DatabaseCheck(runtime).run()));
        findings.addAll(new LooseReferenceCheck(open).run(DatabaseCheck.MOST));
        return new CheckReport(findings);
    }

    @Override
    public List<DatabaseReport> databases() {
        return opened().stream().map(Doctor::report).toList();
    }

    private void requireOpen() {
        opening.lock();
        try {
            if (closed) {
                throw new ClosedException("Cannot use a store: it is closed");
            }
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void close() {
        // Refused before anything ends: what is under way may wait for the transaction that this thread is in.
        opened().forEach(DatabaseRuntime::requireOutside);
        upkeep.stop();
        if (schedule != null) {
            schedule.stop();
        }
        backups.lock();
        try {
            closeAll();
        } finally {
            backups.unlock();
        }
    }

    private void closeAll() {
        opening.lock();
        try {
            closed = true;
        } finally {
            opening.unlock();
        }
        FirstFailure<Throwable> first = new FirstFailure<>();
        for (DatabaseRuntime runtime : opened()) {
            try {
                runtime.close();
            } catch (RuntimeException | Error e) {
                // The others are to be closed all the same.
                first.add(e);
            }
        }
        first.throwUnchecked();
    }
}
