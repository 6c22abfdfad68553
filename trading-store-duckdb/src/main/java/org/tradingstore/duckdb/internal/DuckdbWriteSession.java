package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** A write transaction on the one writer. A part of it cannot be taken back. */
final class DuckdbWriteSession extends DuckdbSession {
    /** So many rows are written sooner by statements over all of them than by some for each. */
    private static final int MANY = 8;

    private final DuckdbDialect dialect;
    private final Statements statements;
    private final Connection writer;
    private final Semaphore writerFree;
    private final Path file;
    private final RowFeed feed;
    private final KeyOrders orders;
    private final Map<TableSql, Long> written = new HashMap<>();
    private final BatchWriter batches;
    private boolean committed;
    private boolean closed;

    DuckdbWriteSession(
            Map<String, TableSql> tables,
            DuckdbDialect dialect,
            Statements statements,
            Connection writer,
            RowFeed feed,
            KeyOrders orders,
            Semaphore writerFree,
            Path file) {
        super(tables, dialect, statements, writer);
        this.dialect = dialect;
        this.statements = statements;
        this.writer = writer;
        this.feed = feed;
        this.orders = orders;
        this.batches = new BatchWriter(writer, feed);
        this.writerFree = writerFree;
        this.file = file;
    }

    @Override
    protected RowOutcome @Nullable [] writeAtOnce(TableSql table, WriteMode mode, List<StoredRow> rows)
            throws SQLException {
        writes(table, rows.size());
        return rows.size() >= MANY && BatchWriter.serves(table, mode)
                ? batches.write(table, mode, StagedRows.of(table, rows))
                : null;
    }

    @Override
    protected RowOutcome @Nullable [] writeAtOnce(
            TableSql table,
            WriteMode mode,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns)
            throws SQLException {
        writes(table, columns.size());
        return columns.size() >= MANY && BatchWriter.serves(table, mode)
                ? batches.write(table, mode, StagedRows.of(table, envelope, fields, columns))
                : null;
    }

    @Override
    protected boolean @Nullable [] deleteAtOnce(TableSql table, Scope scope, List<Object[]> keys) throws SQLException {
        writes(table, keys.size());
        return keys.size() >= MANY ? batches.delete(table, scope, keys) : null;
    }

    @Override
    void writes(TableSql table, long rows) {
        written.merge(table, rows, Long::sum);
    }

    @Override
    RowFeed feed() {
        return feed;
    }

    @Override
    protected void commitNow() throws SQLException {
        orders.committing(written);
        try {
            statements.execute("COMMIT");
            committed = true;
        } finally {
            orders.committed(written);
        }
    }

    @Override
    protected RuntimeException commitFailed(SQLException e) {
        if (dialect.uniqueViolation(e) || dialect.busy(e)) {
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
            endBatches();
        }
    }

    private void endBatches() {
        try {
            if (!writer.isClosed()) {
                batches.end();
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "end a transaction");
        } finally {
            writerFree.release();
        }
    }
}
