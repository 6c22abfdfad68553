package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.jdbi.internal.SavepointSession;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;

/** A write transaction on the one writer. */
final class SqliteWriteSession extends SavepointSession {
    private final SqliteDialect dialect;
    private final Statements statements;
    private final Connection writer;
    private final Semaphore writerFree;
    private final Path file;
    /** Dropped, and to be made when the load has ended. */
    private @Nullable LateIndexes late;

    private boolean committed;
    private boolean closed;

    SqliteWriteSession(
            Map<String, TableSql> tables,
            SqliteDialect dialect,
            Statements statements,
            Connection writer,
            Semaphore writerFree,
            Path file) {
        super(tables, dialect, statements);
        this.dialect = dialect;
        this.statements = statements;
        this.writer = writer;
        this.writerFree = writerFree;
        this.file = file;
    }

    @Override
    protected void beginLoad(TableSql table, long rows) throws SQLException {
        LateIndexes indexes = rows >= LateIndexes.WORTH ? LateIndexes.of(table, dialect) : null;
        late = indexes != null && indexes.drop(statements) ? indexes : null;
    }

    @Override
    protected void endLoad(TableSql table) throws SQLException {
        if (late != null) {
            late.make(statements);
            late = null;
        }
    }

    @Override
    protected void commitNow() throws SQLException {
        statements.execute("COMMIT");
        committed = true;
    }

    @Override
    protected RuntimeException commitFailed(SQLException e) {
        SQLiteErrorCode code = SqliteDialect.code(e);
        if (code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_FULL) {
            // Both are answered before anything reaches the log's end, so nothing is kept.
            return dialect.translate(e, "commit");
        }
        return new OutcomeUnknownException(
                ErrorText.of("Cannot tell whether a commit is kept: SQLite failed in it", "file", file, "code", code),
                e);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!committed && !writer.isClosed()) {
                rollback();
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "take back a transaction");
        } finally {
            writerFree.release();
        }
    }

    private void rollback() throws SQLException {
        try {
            statements.execute("ROLLBACK");
        } catch (SQLException e) {
            // After some errors SQLite has rolled back by itself, and says that there is no transaction.
            if (SqliteDialect.code(e) != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
        }
    }
}
