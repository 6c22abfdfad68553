package org.tradingstore.core.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tradingstore.BackupReport;
import org.tradingstore.BackupStep;
import org.tradingstore.Book;
import org.tradingstore.DatabaseReport;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.History;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.universe.Universe;

/** A store in this process: its databases, each on its engine. */
public final class LocalStore implements TradingStore {
    private final Map<Database, DatabaseRuntime> databases = new EnumMap<>(Database.class);
    private final Writer writer;
    private final ReentrantLock backups = new ReentrantLock();

    private LocalStore(Writer writer) {
        this.writer = writer;
    }

    /** Opens every database that has record types; if one is refused, those opened before are closed again. */
    public static LocalStore open(StoreSettings settings) {
        LocalStore store = new LocalStore(settings.writer());
        try {
            settings.types().forEach((database, types) -> store.add(settings, database, types));
        } catch (RuntimeException e) {
            try {
                store.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
        return store;
    }

    private void add(StoreSettings settings, Database database, List<RecordType<?, ?>> types) {
        Storage storage = Objects.requireNonNull(settings.storages().get(database));
        Profile profile = settings.profiles().getOrDefault(database, database.profile());
        databases.put(database, new DatabaseRuntime(database, profile, storage, types, settings.clock()));
    }

    DatabaseRuntime runtime(Database database) {
        DatabaseRuntime runtime = databases.get(database);
        if (runtime == null) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot use a database: it has no record types; register one when the store is built",
                    "database",
                    database));
        }
        return runtime;
    }

    Writer writer() {
        return writer;
    }

    @Override
    public Book book(BookId id) {
        return new LocalBook(this, id, null);
    }

    @Override
    public List<BookId> books(Database database) {
        DatabaseRuntime runtime = runtime(database);
        runtime.requireUsable();
        return runtime.numbers().books().stream()
                .map(Dictionaries.BookEntry::id)
                .sorted(Comparator.comparing(BookId::name).thenComparing(BookId::mode))
                .toList();
    }

    @Override
    public History history() {
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
        return new BookScope(runtime, new OwnLane(runtime), null, writer, null, null);
    }

    @Override
    public MaintenanceReport maintain() {
        List<MaintenanceReport.Step> steps = new ArrayList<>();
        for (DatabaseRuntime runtime : databases.values()) {
            runtime.requireUsable();
            for (RecordType<?, ?> type : runtime.types()) {
                sweep(runtime, type, steps);
            }
            for (String done : runtime.engine().checkpoint()) {
                steps.add(new MaintenanceReport.Step(runtime.database(), done, 0));
            }
        }
        return new MaintenanceReport(steps);
    }

    private static <R, K> void sweep(
            DatabaseRuntime runtime, RecordType<R, K> type, List<MaintenanceReport.Step> steps) {
        type.retention().ifPresent(retention -> {
            long removed = new RetentionSweep<>(runtime, type, retention).run();
            steps.add(new MaintenanceReport.Step(runtime.database(), "retention " + type.name(), removed));
        });
    }

    @Override
    public BackupReport backup(Path directory, Consumer<BackupStep> progress) {
        backups.lock();
        try {
            return new StoreBackup(databases.values(), progress).to(directory);
        } finally {
            backups.unlock();
        }
    }

    @Override
    public List<DatabaseReport> databases() {
        List<DatabaseReport> reports = new ArrayList<>();
        for (DatabaseRuntime runtime : databases.values()) {
            StorageInfo info = runtime.engine().info();
            reports.add(new DatabaseReport(
                    runtime.database(),
                    info.engine(),
                    info.version(),
                    runtime.profile(),
                    info.profile(),
                    info.durable(),
                    info.location()));
        }
        return reports;
    }

    @Override
    public void close() {
        backups.lock();
        try {
            closeAll();
        } finally {
            backups.unlock();
        }
    }

    private void closeAll() {
        RuntimeException first = null;
        for (DatabaseRuntime runtime : databases.values()) {
            try {
                runtime.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
