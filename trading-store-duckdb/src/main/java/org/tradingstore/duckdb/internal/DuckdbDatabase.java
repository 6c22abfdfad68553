package org.tradingstore.duckdb.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jdbi.v3.core.JdbiException;
import org.tradingstore.core.internal.series.AsOfSearch;
import org.tradingstore.core.internal.series.SeriesScan;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.Vitals;

/** One database in one DuckDB file. */
public final class DuckdbDatabase implements StorageDatabase {
    /** Four times what DuckDB lets gather before it moves the log by itself. */
    private static final long MUCH_WAITING = 64L << 20;

    /** Rows of nine values fill a row group of the engine then, and take some 30 MB of memory. */
    private static final int VALUES_AT_ONCE = 1_105_920;

    private final Path file;
    private final Duration lockTimeout;
    private final DuckdbDialect dialect;
    private final FileLock lock;
    /** Holds the database open, and is what other connections are made of, which take its settings: nothing is set on it. */
    private final DuckDBConnection origin;

    private final DuckDBConnection writer;
    private final Statements writerStatements;
    private final RowFeed feed = new RowFeed();
    private final DuckdbReaders readers;
    private final Map<String, TableSql> tables = new LinkedHashMap<>();
    private final KeyOrders orders;
    private final Semaphore writerFree = new Semaphore(1, true);
    private final StorageInfo info;
    private volatile boolean closed;

    private DuckdbDatabase(Path file, Duration lockTimeout, OpenRequest request, FileLock lock, String remark)
            throws SQLException {
        this.file = file;
        this.lockTimeout = lockTimeout;
        this.lock = lock;
        this.dialect = new DuckdbDialect(file);
        request.types().forEach(layout -> tables.put(layout.type().name(), new TableSql(layout, dialect)));
        this.orders = new KeyOrders(tables.values());
        DuckdbOpening.Opened opened = new DuckdbOpening(file, request, dialect, List.copyOf(tables.values())).open();
        this.origin = opened.connection();
        try {
            feed.register(origin);
            this.writer = origin.duplicate();
            this.writerStatements = new Statements(writer, dialect);
            this.readers = new DuckdbReaders(origin, dialect, lockTimeout);
            this.info = new StorageInfo(
                    "duckdb",
                    read("SELECT version()"),
                    true,
                    file.toString(),
                    opened.settings() + remark,
                    EnumSet.of(Capability.REOPEN, Capability.BACKUP, Capability.PARQUET));
        } catch (SQLException | RuntimeException e) {
            opened.connection().close();
            throw e;
        }
    }

    /** Opens {@code <database>.duckdb} in {@code directory}; a damaged one is made anew where its profile says that it may be lost. */
    public static DuckdbDatabase open(Path directory, Duration lockTimeout, OpenRequest request) {
        DuckdbFiles.prepare(directory);
        return open(directory, lockTimeout, request, FileLock.take(DuckdbFiles.file(directory, request.database())));
    }

    /** As {@link #open}, in a directory that nobody else knows of. */
    static DuckdbDatabase openUnknown(Path directory, Duration lockTimeout, OpenRequest request) {
        return open(directory, lockTimeout, request, FileLock.none());
    }

    private static DuckdbDatabase open(Path directory, Duration lockTimeout, OpenRequest request, FileLock lock) {
        boolean opened = false;
        try {
            DuckdbDatabase database =
                    openLocked(DuckdbFiles.file(directory, request.database()), lockTimeout, request, lock);
            opened = true;
            return database;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static DuckdbDatabase openLocked(Path file, Duration lockTimeout, OpenRequest request, FileLock lock) {
        try {
            return open(file, lockTimeout, request, lock, "");
        } catch (DamagedFileException e) {
            if (request.profile() != Profile.CACHE) {
                throw e.refusal();
            }
            DuckdbFiles.setAside(file, e.refusal());
            return open(file, lockTimeout, request, lock, ", made anew because it was damaged");
        }
    }

    private static DuckdbDatabase open(
            Path file, Duration lockTimeout, OpenRequest request, FileLock lock, String remark) {
        DuckdbFiles.check(file);
        try {
            return new DuckdbDatabase(file, lockTimeout, request, lock, remark);
        } catch (SQLException e) {
            throw new DuckdbDialect(file).refused(e);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException cause ? new DuckdbDialect(file).refused(cause) : e;
        }
    }

    /** Whether there is a file, or the log of one that was lost. */
    public static boolean exists(Path directory, Database database) {
        DuckdbFiles.prepare(directory);
        Path file = DuckdbFiles.file(directory, database);
        return Files.exists(file) || Files.exists(DuckdbFiles.log(file));
    }

    /** The first value of an answer to the writer. */
    String read(String sql) throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    DuckdbReaders readers() {
        return readers;
    }

    TableSql table(RecordType<?, ?> type) {
        return Objects.requireNonNull(tables.get(type.name()), type.name());
    }

    KeyOrders orders() {
        return orders;
    }

    @Override
    public StorageInfo info() {
        return info;
    }

    @Override
    public int valuesAtOnce() {
        return VALUES_AT_ONCE;
    }

    @Override
    public Duration conflictWait() {
        return lockTimeout;
    }

    @Override
    public StorageSession begin(Access access) {
        if (closed) {
            throw closed();
        }
        if (access != Access.WRITE) {
            return read(access == Access.READ);
        }
        awaitWriter();
        boolean begun = false;
        try {
            writerStatements.execute("BEGIN TRANSACTION");
            StorageSession session =
                    new DuckdbWriteSession(tables, dialect, writerStatements, writer, feed, orders, writerFree, file);
            begun = true;
            return session;
        } catch (SQLException e) {
            throw dialect.translate(e, "write");
        } finally {
            if (!begun) {
                writerFree.release();
            }
        }
    }

    private StorageSession read(boolean snapshot) {
        try {
            return DuckdbReadSession.begin(tables, dialect, orders, readers, snapshot);
        } catch (StorageException | StoreBusyException e) {
            // Connections end under those that are about to read.
            throw closed ? closed() : e;
        }
    }

    private ClosedException closed() {
        return new ClosedException(ErrorText.of("Cannot use a database: it is closed", "file", file));
    }

    private void awaitWriter() {
        boolean free = false;
        boolean interrupted = false;
        try {
            free = writerFree.tryAcquire(lockTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
        }
        if (!free) {
            throw new StoreBusyException(ErrorText.of(
                    interrupted
                            ? "Cannot write: the thread was interrupted while it waited for its turn"
                            : "Cannot write: another session holds the database; try again",
                    "file",
                    file,
                    "waited",
                    lockTimeout));
        }
        if (closed) {
            writerFree.release();
            throw closed();
        }
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        if (type == SeriesScan.class) {
            return Optional.of(type.cast(new DuckdbSeries(tables, dialect, readers)));
        }
        return type == AsOfSearch.class
                ? Optional.of(type.cast(new DuckdbAsOf(tables, dialect, readers)))
                : Optional.empty();
    }

    @Override
    public List<String> check() {
        // DuckDB keeps a checksum of each block and compares it when the block is read, so everything is read.
        if (closed) {
            throw closed();
        }
        List<String> faults = new ArrayList<>();
        for (TableSql table : tables.values()) {
            Reader reader = readers.take();
            DuckdbReaders.After after = DuckdbReaders.After.DROP;
            try {
                reader.statements().execute(DuckdbOpening.everyBlock(table));
                if (!KeptKeys.indexed(table) && KeptKeys.repeated(reader.statements(), table)) {
                    faults.add(table.type().name() + ": rows have the same key");
                }
                after = DuckdbReaders.After.KEEP;
            } catch (SQLException e) {
                faults.add(table.type().name() + ": " + e.getMessage());
            } finally {
                readers.give(reader, after);
            }
        }
        return faults;
    }

    @Override
    public Vitals vitals() {
        long bytes = DuckdbFiles.size(file);
        long log = DuckdbFiles.size(DuckdbFiles.log(file));
        List<Vitals.Hazard> hazards = new ArrayList<>();
        if (log > MUCH_WAITING) {
            hazards.add(new Vitals.Hazard(
                    "the log cannot be moved into the file, and grows: a reader has been open since",
                    "close cursors and snapshots that stay open, then call maintain()"));
        }
        long free = DuckdbFiles.free(file);
        if (free < bytes) {
            hazards.add(new Vitals.Hazard(
                    "the disk has " + free
                            + " bytes left, less than the database takes: no backup or upgrade fits there",
                    "make room"));
        }
        hazards.addAll(NativeLibraries.hazards(Path.of(System.getProperty("java.io.tmpdir", "")), Instant.now()));
        return new Vitals(bytes, log, log, hazards);
    }

    @Override
    public List<String> checkpoint() {
        List<String> done = new ArrayList<>(gather());
        done.add(moveLog());
        return done;
    }

    /** Puts scattered rows together, some in each turn of the writer, so that others get theirs in between. */
    private List<String> gather() {
        List<String> done = new ArrayList<>();
        for (TableSql table : tables.values()) {
            if (Clustering.serves(table)) {
                Clustering clustering = new Clustering(writer, table);
                long rows = 0;
                for (Clustering.Range range : alone(clustering::scattered)) {
                    alone(() -> gather(clustering, table, range));
                    rows += range.rows();
                }
                if (rows > 0) {
                    done.add("gathered " + rows + " rows of " + table.type().name());
                }
            }
        }
        return done;
    }

    private Clustering.Range gather(Clustering clustering, TableSql table, Clustering.Range range) throws SQLException {
        // However few rows, they may have been the last that did not lie in order.
        Map<TableSql, Long> written = Map.of(table, Math.max(KeyOrder.FEW, range.rows()));
        orders.committing(written);
        try {
            clustering.gather(range);
        } finally {
            orders.committed(written);
        }
        return range;
    }

    /** Work of the writer. */
    private interface Alone<T> {
        T run() throws SQLException;
    }

    private <T> T alone(Alone<T> work) {
        awaitWriter();
        try {
            return work.run();
        } catch (SQLException e) {
            throw dialect.translate(e, "gather scattered rows");
        } finally {
            writerFree.release();
        }
    }

    private String moveLog() {
        long log = DuckdbFiles.size(DuckdbFiles.log(file));
        awaitWriter();
        try {
            writerStatements.execute("CHECKPOINT");
            return "checkpoint of " + log + " bytes";
        } catch (SQLException e) {
            // Never FORCE CHECKPOINT: it waits for readers without end.
            if (String.valueOf(e.getMessage()).contains("Cannot CHECKPOINT")) {
                return "checkpoint left to the next upkeep, readers hold the log";
            }
            throw dialect.translate(e, "move the log into the database");
        } finally {
            writerFree.release();
        }
    }

    private void endConnections() throws SQLException {
        try {
            readers.close();
        } finally {
            try {
                writer.close();
            } finally {
                origin.close();
            }
        }
    }

    @Override
    public void close() {
        writerFree.acquireUninterruptibly();
        try {
            if (!closed) {
                closed = true;
                endConnections();
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "close a database");
        } finally {
            writerFree.release();
            lock.close();
        }
    }
}
