package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteErrorCode;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.schema.Profile;

/**
 * Changes the schema of a file that is in use by nobody else, in one transaction, after a copy of the file was made beside it. A store
 * that went on with the former descriptions would not fill new tables, nor know of new unique indexes, so it must not be there: SQLite
 * leaves its log mode only for a connection that is alone.
 */
final class SqliteUpgrade {
    private static final long LEAST_WAIT_MS = 5;
    private static final long MOST_WAIT_MS = 60;

    private final Connection writer;
    private final Path file;
    private final SqliteDialect dialect;
    private final Profile profile;

    SqliteUpgrade(Connection writer, Path file, SqliteDialect dialect, Profile profile) {
        this.writer = writer;
        this.file = file;
        this.dialect = dialect;
        this.profile = profile;
    }

    /** Something done with the database. */
    interface Work {
        void run() throws SQLException;
    }

    /** Something that opens a database. */
    interface Opening<T> {
        T open() throws SQLException;
    }

    /** The database is in use by others. */
    private static final class NotAlone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAlone(SQLException cause) {
            super("A database is in use by others", cause);
        }
    }

    /**
     * Opens; where the schema must be changed and others have the database open, again and again, with nothing open in between: of several
     * that find the same change to be made, one comes to be alone and makes it.
     */
    static <T> T alone(Path file, Duration lockTimeout, Opening<T> opening) throws SQLException {
        long deadline = System.nanoTime() + lockTimeout.toNanos();
        while (true) {
            try {
                return opening.open();
            } catch (NotAlone e) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw new StoreBusyException(
                            ErrorText.of(
                                    "Cannot open a database: its schema is to be changed, and others have it open; close"
                                            + " them first",
                                    "file",
                                    file,
                                    "waited",
                                    lockTimeout),
                            e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(LEAST_WAIT_MS, MOST_WAIT_MS)));
            }
        }
    }

    /** Runs {@code work} in a transaction. Leaves the database out of its log mode. */
    void run(Work work) throws SQLException {
        leaveLog();
        // Without the log, less than this could lose the file with a power loss.
        execute("PRAGMA synchronous = FULL");
        // Otherwise a table could not take the name of a former one that somebody's view names.
        execute("PRAGMA legacy_alter_table = ON");
        try {
            execute("BEGIN IMMEDIATE");
            try {
                if (profile != Profile.CACHE) {
                    new UpgradeBackup(file, dialect.lockTimeout()).make();
                }
                work.run();
                execute("PRAGMA user_version = " + FileHeader.FORMAT);
                execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                execute("ROLLBACK");
                throw e;
            }
        } finally {
            execute("PRAGMA legacy_alter_table = OFF");
            ProfilePragmas.of(profile).apply(writer);
        }
    }

    private void leaveLog() throws SQLException {
        try {
            String mode = ProfilePragmas.read(writer, "PRAGMA journal_mode = DELETE");
            if (!mode.equals("delete")) {
                throw new NotAlone(new SQLException("The journal mode stays " + mode));
            }
        } catch (SQLException e) {
            if (SqliteDialect.code(e) == SQLiteErrorCode.SQLITE_BUSY) {
                throw new NotAlone(e);
            }
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }
}
