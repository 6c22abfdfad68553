package org.tradingstore.sqlite.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.jdbi.internal.EncodedValues;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.Vitals;

/** One database in one SQLite file. */
public final class SqliteDatabase implements StorageDatabase {
    /** Earlier versions can damage the file in write-ahead mode. */
    private static final int[] OLDEST = {3, 51, 3};

    /** Between attempts at what another process that opens the same new file is about to do. */
    private static final long WAL_WAIT_NANOS = 1_000_000;

    private final Path file;
    private final Duration lockTimeout;
    private final SqliteDialect dialect;
    private final SqliteConnections connections;
    private final Map<String, TableSql> tables = new LinkedHashMap<>();
    private final Connection writer;
    private final Statements writerStatements;
    private final Semaphore writerFree = new Semaphore(1, true);
    private final StorageInfo info;
    private volatile boolean closed;

    private SqliteDatabase(Path file, Duration lockTimeout, OpenRequest request, String remark) throws SQLException {
        this.file = file;
        this.lockTimeout = lockTimeout;
        this.dialect = new SqliteDialect(file, lockTimeout);
        this.connections = new SqliteConnections(file, lockTimeout, request.profile(), dialect);
        request.types().forEach(layout -> tables.put(layout.type().name(), new TableSql(layout, dialect)));
        this.writer = connections.openWriter();
        try {
            String version = ProfilePragmas.read(writer, "SELECT sqlite_version()");
            requireVersion(version);
            create(lockTimeout);
            if (request.profile() == Profile.CACHE) {
                LostCache.check(writer, file);
            }
            prepare(request);
            String settings = connections.pragmas().verify(writer, file);
            this.writerStatements = new Statements(writer, dialect);
            this.info = new StorageInfo(
                    "sqlite",
                    version,
                    true,
                    file.toString(),
                    settings + remark,
                    EnumSet.of(Capability.SAVEPOINTS, Capability.SECOND_PROCESS, Capability.REOPEN, Capability.BACKUP));
        } catch (SQLException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Opens {@code <database>.db} in {@code directory}; a damaged one is made anew where its profile says that it may be lost. */
    public static SqliteDatabase open(Path directory, Duration lockTimeout, OpenRequest request) {
        FileHeader.prepare(directory);
        Path file = file(directory, request.database());
        try {
            return open(file, lockTimeout, request, "");
        } catch (DamagedFileException e) {
            if (request.profile() != Profile.CACHE) {
                throw e.refusal();
            }
            LostCache.setAside(file, e.refusal());
            return open(file, lockTimeout, request, ", made anew because it was damaged");
        }
    }

    private static SqliteDatabase open(Path file, Duration lockTimeout, OpenRequest request, String remark) {
        FileHeader.check(file);
        try {
            return SqliteUpgrade.alone(file, lockTimeout, () -> new SqliteDatabase(file, lockTimeout, request, remark));
        } catch (SQLException e) {
            throw refused(e, file, lockTimeout);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException cause ? refused(cause, file, lockTimeout) : e;
        }
    }

    private static RuntimeException refused(SQLException e, Path file, Duration lockTimeout) {
        SQLiteErrorCode code = SqliteDialect.code(e);
        return switch (code) {
            case SQLITE_CANTOPEN, SQLITE_READONLY ->
                new OpenRefusedException(
                        ErrorText.of("Cannot open a database: its file cannot be written to", "file", file), e);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new DamagedFileException(new OpenRefusedException(
                        ErrorText.of(
                                "Cannot open a database: the file is damaged; restore it from a backup",
                                "file",
                                file,
                                "code",
                                code),
                        e));
            default -> new SqliteDialect(file, lockTimeout).translate(e, "open a database");
        };
    }

    /** Whether there is a file, or the log of one that was lost. */
    public static boolean exists(Path directory, Database database) {
        FileHeader.prepare(directory);
        Path file = file(directory, database);
        return Files.exists(file) || FileHeader.hasLog(file);
    }

    private static Path file(Path directory, Database database) {
        return directory.resolve(database.label() + ".db");
    }

    private void requireVersion(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < OLDEST.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part > OLDEST[i]) {
                return;
            }
            if (part < OLDEST[i]) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: this SQLite is too old; use a newer driver",
                        "file",
                        file,
                        "version",
                        version,
                        "at_least",
                        "3.51.3"));
            }
        }
    }

    /**
     * Marks a new file as ours before it is anything else; the mark is in the file itself, not in its log. What is there already is asked
     * whose it is once more: it may have come since the file was looked at.
     */
    private void create(Duration lockTimeout) throws SQLException {
        if (isEmpty()) {
            execute("PRAGMA auto_vacuum = " + connections.pragmas().autoVacuum());
            execute("BEGIN IMMEDIATE");
            try {
                if (isEmpty()) {
                    execute("PRAGMA application_id = " + FileHeader.APPLICATION_ID);
                    execute("PRAGMA user_version = " + FileHeader.FORMAT);
                }
                execute("COMMIT");
            } catch (SQLException e) {
                execute("ROLLBACK");
                throw e;
            }
        }
        FileHeader.requireOurs(writer, file);
        // Between the two modes that reclaim space a file can be taken to the other; from none it cannot, which is
        // refused. To set it is a write even where it changes nothing, so what has it is left alone.
        if (!ProfilePragmas.read(writer, "PRAGMA auto_vacuum")
                .equals(Integer.toString(connections.pragmas().autoVacuumCode()))) {
            execute("PRAGMA auto_vacuum = " + connections.pragmas().autoVacuum());
        }
        enterWal(lockTimeout);
    }

    private boolean isEmpty() throws SQLException {
        return ProfilePragmas.read(writer, "PRAGMA application_id").equals("0")
                && ProfilePragmas.read(writer, "SELECT count(*) FROM sqlite_schema")
                        .equals("0");
    }

    /** SQLite does not wait for others when it changes the journal mode, so this does. */
    private void enterWal(Duration lockTimeout) throws SQLException {
        long deadline = System.nanoTime() + lockTimeout.toNanos();
        while (true) {
            try {
                ProfilePragmas.read(writer, "PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (SqliteDialect.code(e) != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(WAL_WAIT_NANOS);
            }
        }
    }

    private void prepare(OpenRequest request) throws SQLException {
        List<TableSql> all = List.copyOf(tables.values());
        SqliteSchema schema = new SqliteSchema(writer, file, dialect);
        List<SchemaChange> changes = schema.changes(all);
        if (FileHeader.format(writer) < FileHeader.FORMAT || changes.stream().anyMatch(SchemaChange::upgrade)) {
            new SqliteUpgrade(writer, file, dialect, request.profile()).run(() -> schema.make(all));
            enterWal(lockTimeout);
        } else if (!changes.isEmpty()) {
            make(schema, all);
        }
    }

    private void make(SqliteSchema schema, List<TableSql> all) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            schema.make(all);
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            execute("ROLLBACK");
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The kept statements of the writer and of all readers; for tests that ask how they run, while nothing else does. */
    List<Statements> statements() {
        List<Statements> all = new ArrayList<>(connections.statements());
        all.add(writerStatements);
        return all;
    }

    Path file() {
        return file;
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
        if (access != Access.WRITE) {
            return SqliteReadSession.begin(tables, dialect, reader(), access == Access.READ);
        }
        awaitWriter();
        if (closed) {
            writerFree.release();
            throw closed();
        }
        try {
            writerStatements.execute("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            writerFree.release();
            throw dialect.translate(e, "write");
        }
        return new SqliteWriteSession(tables, dialect, writerStatements, writer, writerFree, file);
    }

    private SqliteConnections.Reader reader() {
        try {
            return connections.reader();
        } catch (StorageException | StoreBusyException e) {
            // The pool ends under those that wait for a connection of it.
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
                            : "Cannot write: another session of this process holds the database; try again",
                    "file",
                    file,
                    "waited",
                    lockTimeout));
        }
    }

    @Override
    public List<String> check() {
        List<String> faults = new ArrayList<>();
        SqliteConnections.Reader reader = reader();
        try (Connection connection = reader.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            while (rows.next()) {
                String line = Objects.requireNonNullElse(rows.getString(1), "");
                if (!line.equals("ok")) {
                    faults.add(line);
                }
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "check a database");
        }
        return faults;
    }

    @Override
    public Vitals vitals() {
        SqliteConnections.Reader reader = connections.reader();
        try (Connection connection = reader.connection()) {
            return SqliteVitals.of(file, connection);
        } catch (SQLException e) {
            throw dialect.translate(e, "examine a database");
        }
    }

    @Override
    public List<String> checkpoint() {
        awaitWriter();
        if (closed) {
            writerFree.release();
            throw closed();
        }
        try (Statement statement = writer.createStatement()) {
            int pages;
            int moved;
            try (ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
                pages = rows.next() ? rows.getInt(2) : 0;
                moved = pages == 0 ? 0 : rows.getInt(3);
            }
            boolean emptied = pages > 0 && moved == pages && emptyLog(statement);
            return List.of("checkpoint of " + moved + " of " + pages + " pages"
                    + (emptied ? ", log emptied" : moved < pages ? ", the rest is held by readers" : ""));
        } catch (SQLException e) {
            RuntimeException translated = dialect.translate(e, "move the log into the database");
            if (translated instanceof StoreBusyException) {
                // Another process is at it; the next upkeep finds what is left.
                return List.of("checkpoint left to another process");
            }
            throw translated;
        } finally {
            writerFree.release();
        }
    }

    /** Gives the log's space back if nobody is in it: without waiting, so that readers and other processes are not held up. */
    private boolean emptyLog(Statement statement) throws SQLException {
        statement.execute("PRAGMA busy_timeout = 0");
        try (ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return rows.next() && rows.getInt(1) == 0;
        } finally {
            statement.execute("PRAGMA busy_timeout = " + lockTimeout.toMillis());
        }
    }

    @Override
    public void close() {
        writerFree.acquireUninterruptibly();
        closed = true;
        try {
            connections.close();
            writer.close();
        } catch (SQLException e) {
            throw dialect.translate(e, "close a database");
        } finally {
            writerFree.release();
        }
    }
}
