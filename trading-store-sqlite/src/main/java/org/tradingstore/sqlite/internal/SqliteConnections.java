package org.tradingstore.sqlite.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.schema.Profile;

/** Connections to one file, each with the profile applied: a writer, and readers from the first read on. */
final class SqliteConnections {
    private static final int READERS = 8;

    private final Path file;
    private final Duration lockTimeout;
    private final ProfilePragmas pragmas;
    private final SqliteDialect dialect;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdentityHashMap<Connection, Statements> statements = new IdentityHashMap<>();
    private @Nullable HikariDataSource readers;
    private boolean closed;

    SqliteConnections(Path file, Duration lockTimeout, Profile profile, SqliteDialect dialect) {
        this.file = file;
        this.lockTimeout = lockTimeout;
        this.pragmas = ProfilePragmas.of(profile);
        this.dialect = dialect;
    }

    ProfilePragmas pragmas() {
        return pragmas;
    }

    Connection openWriter() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Else the driver asks for the number of the row after every statement that writes.
        config.setGetGeneratedKeys(false);
        Connection connection = DriverManager.getConnection(FileHeader.url(file), config.toProperties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + lockTimeout.toMillis());
            pragmas.apply(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** A reader and the statements kept on it; to be closed, which gives it back. */
    Reader reader() {
        try {
            Connection pooled = pool().getConnection();
            Connection own = pooled.unwrap(SQLiteConnection.class);
            return new Reader(pooled, statementsOf(own));
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw dialect.translate(failure, "open a connection");
            }
            throw new StoreBusyException(
                    ErrorText.of(
                            "Cannot read: every connection is taken, by cursors that are open or reads that take long",
                            "file",
                            file,
                            "connections",
                            READERS,
                            "waited",
                            lockTimeout),
                    e);
        } catch (SQLException e) {
            throw dialect.translate(e, "open a connection");
        }
    }

    record Reader(Connection connection, Statements statements) {}

    private Statements statementsOf(Connection own) throws SQLException {
        lock.lock();
        try {
            Statements known = statements.get(own);
            if (known == null) {
                // The pool has let others go since; their statements went with them.
                for (Iterator<Connection> all = statements.keySet().iterator(); all.hasNext(); ) {
                    if (all.next().isClosed()) {
                        all.remove();
                    }
                }
                known = new Statements(own, dialect);
                statements.put(own, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** The kept statements of all readers. */
    List<Statements> statements() {
        lock.lock();
        try {
            return List.copyOf(statements.values());
        } finally {
            lock.unlock();
        }
    }

    private HikariDataSource pool() {
        lock.lock();
        try {
            HikariDataSource known = readers;
            if (closed) {
                throw new ClosedException(ErrorText.of("Cannot use a database: it is closed", "file", file));
            }
            if (known == null) {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(FileHeader.url(file));
                config.setPoolName("trading-store-" + file.getFileName());
                config.setMaximumPoolSize(READERS);
                config.setMinimumIdle(0);
                // A connection to a file does not age, and a new one starts without its statements.
                config.setMaxLifetime(0);
                // A failure to connect is told to whoever reads, not to whoever makes the pool.
                config.setInitializationFailTimeout(-1);
                config.setConnectionTimeout(Math.max(250, lockTimeout.toMillis()));
                // Set for each connection once, in the URL's place, since a pool runs one statement only when it makes
                // one.
                config.addDataSourceProperty("busy_timeout", Long.toString(lockTimeout.toMillis()));
                config.addDataSourceProperty("synchronous", pragmas.synchronous());
                config.addDataSourceProperty("foreign_keys", "true");
                config.setConnectionInitSql("PRAGMA query_only = ON");
                known = new HikariDataSource(config);
                readers = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            if (readers != null) {
                readers.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
