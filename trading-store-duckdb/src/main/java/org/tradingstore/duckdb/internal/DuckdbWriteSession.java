package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;

/** A write transaction on the one writer. A part of it cannot be taken back. */
final class DuckdbWriteSession extends DuckdbSession {
    private final DuckdbDialect dialect;
    private final Statements statements;
    private final Connection writer;
    private final Semaphore writerFree;
    private final Path file;
    private boolean committed;
    private boolean closed;

    DuckdbWriteSession(
            Map<String, TableSql> tables,
            DuckdbDialect dialect,
            Statements statements,
            Connection writer,
            Semaphore writerFree,
            Path file) {
        super(tables, dialect, statements, writer);
        this.dialect = dialect;
        this.statements = statements;
        this.writer = writer;
        this.writerFree = writerFree;
        this.file = file;
    }

    @Override
    protected void commitNow() throws SQLException {
        statements.execute("COMMIT");
        committed = true;
    }

    @Override
    protected RuntimeException commitFailed(SQLException e) {
        if (dialect.uniqueViolation(e)) {
            // Found before anything reaches the log.
            return dialect.translate(e, "commit");
        }
        return new OutcomeUnknownException(
                ErrorText.of("Cannot tell whether a commit is kept: DuckDB failed in it", "file", file), e);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!committed && !writer.isClosed()) {
                statements.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            // A commit that failed has ended the transaction.
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw dialect.translate(e, "take back a transaction");
            }
        } finally {
            writerFree.release();
        }
    }
}
