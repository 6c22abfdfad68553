package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import org.tradingstore.jdbi.internal.SavepointSession;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.spi.CopyStep;
import org.tradingstore.spi.Storage;

/** Reads on a pooled connection. */
final class SqliteReadSession extends SavepointSession {
    private final Connection connection;
    private final SqliteConnections.Reader reader;
    private final SqliteDialect dialect;
    private final boolean snapshot;
    private boolean closed;

    private SqliteReadSession(
            Map<String, TableSql> tables, SqliteDialect dialect, SqliteConnections.Reader reader, boolean snapshot) {
        super(tables, dialect, reader.statements());
        this.connection = reader.connection();
        this.reader = reader;
        this.dialect = dialect;
        this.snapshot = snapshot;
    }

    static SqliteReadSession begin(
            Map<String, TableSql> tables, SqliteDialect dialect, SqliteConnections.Reader reader, boolean snapshot) {
        SqliteReadSession session = new SqliteReadSession(tables, dialect, reader, snapshot);
        if (snapshot) {
            try {
                reader.statements().execute("BEGIN");
                // A deferred transaction sees the state of its first read, so that read is made now.
                reader.statements().execute("SELECT 1 FROM sqlite_schema LIMIT 1");
            } catch (SQLException e) {
                session.close();
                throw dialect.translate(e, "begin a read");
            }
        }
        return session;
    }

    @Override
    public Storage copyTo(Path directory, Consumer<CopyStep> progress) {
        if (!snapshot) {
            throw new IllegalStateException("A session for one statement has no state to copy");
        }
        try {
            return SqliteCopy.make(connection, dialect.file(), directory, dialect.lockTimeout(), progress);
        } catch (SQLException e) {
            throw dialect.translate(e, "copy a database");
        }
    }

    @Override
    protected void commitNow() {
        throw new IllegalStateException("A session for reading has nothing to commit");
    }

    @Override
    protected RuntimeException commitFailed(SQLException e) {
        return dialect.translate(e, "commit");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (Connection given = connection) {
            if (snapshot && !given.isClosed()) {
                reader.statements().execute("ROLLBACK");
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "end a read");
        }
    }
}
