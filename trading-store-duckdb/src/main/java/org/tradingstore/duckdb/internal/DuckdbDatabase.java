package org.tradingstore.duckdb.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.jdbi.internal.EncodedValues;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.Vitals;

/** One database in one DuckDB file. */
public final class DuckdbDatabase implements StorageDatabase {
    /** What one database may take before it writes to its temporary directory. */
    private static final String MEMORY = "1GB";

    private final Path file;
    private final Duration lockTimeout;
    private final DuckdbDialect dialect;
    private final FileLock lock;
    private final DuckDBConnection writer;
    private final Statements writerStatements;
    private final DuckdbReaders readers;
    private final Map<String, TableSql> tables = new LinkedHashMap<>();
    private final Semaphore writerFree = new Semaphore(1, true);
    private final StorageInfo info;
    private volatile boolean closed;

    private DuckdbDatabase(Path file, Duration lockTimeout, OpenRequest request, FileLock lock) throws SQLException {
        this.file = file;
        this.lockTimeout = lockTimeout;
        this.lock = lock;
        this.dialect = new DuckdbDialect(file);
        request.types().forEach(layout -> tables.put(layout.type().name(), new TableSql(layout, dialect)));
        this.writer = connect(file);
        try {
            this.writerStatements = new Statements(writer, dialect);
            prepare();
            this.readers = new DuckdbReaders(writer, dialect, lockTimeout);
            this.info = new StorageInfo(
                    "duckdb",
                    read("SELECT version()"),
                    true,
                    file.toString(),
                    "commit reaches disk, memory_limit=" + read("SELECT current_setting('memory_limit')"),
                    EnumSet.of(Capability.REOPEN, Capability.PARQUET));
        } catch (SQLException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Opens {@code <database>.duckdb} in {@code directory}. */
    public static DuckdbDatabase open(Path directory, Duration lockTimeout, OpenRequest request) {
        prepare(directory);
        Path file = file(directory, request.database());
        FileLock lock = FileLock.take(file);
        boolean opened = false;
        try {
            DuckdbDatabase database = new DuckdbDatabase(file, lockTimeout, request, lock);
            opened = true;
            return database;
        } catch (SQLException e) {
            throw refused(e, file);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException cause ? refused(cause, file) : e;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static RuntimeException refused(SQLException e, Path file) {
        RuntimeException translated = new DuckdbDialect(file).translate(e, "open a database");
        return translated instanceof StoreBusyException
                ? translated
                : new OpenRefusedException(
                        ErrorText.of(
                                "Cannot open a database: DuckDB cannot read the file",
                                "file",
                                file,
                                "error",
                                String.valueOf(e.getMessage())),
                        e);
    }

    /** Whether there is a file, or the log of one that was lost. */
    public static boolean exists(Path directory, Database database) {
        prepare(directory);
        Path file = file(directory, database);
        return Files.exists(file) || Files.exists(log(file));
    }

    private static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its directory cannot be made", "directory", directory), e);
        }
        if (!Files.isWritable(directory)) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its directory cannot be written to", "directory", directory));
        }
    }

    private static Path file(Path directory, Database database) {
        return directory.resolve(database.label() + ".duckdb");
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    private static DuckDBConnection connect(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("memory_limit", MEMORY);
        return DriverManager.getConnection("jdbc:duckdb:" + file, settings).unwrap(DuckDBConnection.class);
    }

    private void prepare() throws SQLException {
        writerStatements.execute("BEGIN TRANSACTION");
        try {
            FileMark.require(writer, file);
            new DuckdbSchema(writer, file, dialect).make(List.copyOf(tables.values()));
            writerStatements.execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            writerStatements.execute("ROLLBACK");
            throw e;
        }
    }

    private String read(String sql) throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public StorageInfo info() {
        return info;
    }

    @Override
    public RowValues encode(RecordType<?, ?> type, @Nullable Object[] values) {
        return EncodedValues.of(dialect, type, values);
    }

    @Override
    public StorageSession begin(Access access) {
        if (closed) {
            throw closed();
        }
        if (access != Access.WRITE) {
            return DuckdbReadSession.begin(tables, dialect, readers, access == Access.READ);
        }
        awaitWriter();
        try {
            writerStatements.execute("BEGIN TRANSACTION");
        } catch (SQLException e) {
            writerFree.release();
            throw dialect.translate(e, "write");
        }
        return new DuckdbWriteSession(tables, dialect, writerStatements, writer, writerFree, file);
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
    public List<String> check() {
        // DuckDB keeps a checksum of each block and compares it when the block is read, so everything is read.
        List<String> faults = new ArrayList<>();
        DuckdbReaders.Reader reader = readers.take();
        try {
            for (TableSql table : tables.values()) {
                try {
                    reader.statements().execute("SELECT max(hash(t)) FROM " + table.table() + " t");
                } catch (SQLException e) {
                    faults.add(table.type().name() + ": " + e.getMessage());
                }
            }
        } finally {
            readers.give(reader, faults.isEmpty() ? DuckdbReaders.After.KEEP : DuckdbReaders.After.DROP);
        }
        return faults;
    }

    @Override
    public Vitals vitals() {
        long log = size(log(file));
        return new Vitals(size(file), log, log, List.of());
    }

    private long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of("Cannot examine a database: its file cannot be read", "file", path), e);
        }
    }

    @Override
    public List<String> checkpoint() {
        awaitWriter();
        try {
            writerStatements.execute("CHECKPOINT");
            return List.of("checkpoint");
        } catch (SQLException e) {
            // Never FORCE CHECKPOINT: it waits for readers without end.
            if (String.valueOf(e.getMessage()).contains("Cannot CHECKPOINT")) {
                return List.of("checkpoint left to the next upkeep, readers hold the log");
            }
            throw dialect.translate(e, "move the log into the database");
        } finally {
            writerFree.release();
        }
    }

    @Override
    public void close() {
        writerFree.acquireUninterruptibly();
        try {
            if (!closed) {
                closed = true;
                readers.close();
                writer.close();
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "close a database");
        } finally {
            writerFree.release();
            lock.close();
        }
    }
}
