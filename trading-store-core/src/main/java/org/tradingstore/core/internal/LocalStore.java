package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tradingstore.Book;
import org.tradingstore.DatabaseReport;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageInfo;

/** A store in this process: its databases, each on its engine. */
public final class LocalStore implements TradingStore {
    private final Map<Database, DatabaseRuntime> databases = new EnumMap<>(Database.class);
    private final Writer writer;

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
        DatabaseRuntime runtime = databases.get(database);
        if (runtime == null) {
            return List.of();
        }
        runtime.requireUsable();
        return runtime.numbers().books().stream()
                .map(Dictionaries.BookEntry::id)
                .sorted(Comparator.comparing(BookId::name).thenComparing(BookId::mode))
                .toList();
    }

    @Override
    public RecordDatabase shared(Database database) {
        if (!database.shared()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot use a database as a shared one: its records belong to books; ask a book for it",
                    "database",
                    database));
        }
        DatabaseRuntime runtime = runtime(database);
        return new RecordShelf(new BookScope(runtime, new OwnLane(runtime), null, writer, null, null));
    }

    @Override
    public MaintenanceReport maintain() {
        List<MaintenanceReport.Step> steps = new ArrayList<>();
        databases.values().forEach(runtime -> new Upkeep(runtime, steps::add).run());
        return new MaintenanceReport(steps);
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
