package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** A session over one connection. The engine module says how it begins, commits and ends, and whether it has savepoints. */
public abstract class SqlSession implements StorageSession {
    private final Map<String, TableSql> tables;
    private final Dialect dialect;
    private final Statements statements;
    private final Queries queries;
    private final RowWriter writer;
    private final KeyBinder keys;
    private final SqlAggregates aggregates;
    private boolean broken;

    protected SqlSession(Map<String, TableSql> tables, Dialect dialect, Statements statements) {
        this.tables = tables;
        this.dialect = dialect;
        this.statements = statements;
        this.queries = new Queries(dialect);
        this.writer = new RowWriter(dialect, statements);
        this.keys = new KeyBinder(dialect);
        this.aggregates = new SqlAggregates(dialect, statements, queries);
    }

    /** Commits on the connection. */
    protected abstract void commitNow() throws SQLException;

    /** The exception for a commit that failed: kept, not kept, or unknown. */
    protected abstract RuntimeException commitFailed(SQLException e);

    protected final TableSql table(RecordType<?, ?> type) {
        return Objects.requireNonNull(tables.get(type.name()), type.name());
    }

    /** Whether something failed, so that nothing can be committed. */
    protected final boolean broken() {
        return broken;
    }

    /** The exception for a failure that leaves nothing to be committed. */
    protected final RuntimeException failed(SQLException e, String doing) {
        broken = true;
        return dialect.translate(e, doing);
    }

    @Override
    public final RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
        TableSql table = table(type);
        RowOutcome[] outcomes = new RowOutcome[rows.size()];
        try {
            RowOutcome[] all = writeAtOnce(table, mode, rows);
            if (all != null) {
                return all;
            }
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = writer.write(table, mode, rows.get(i));
            }
        } catch (SQLException e) {
            throw failed(e, "write " + type.name());
        }
        return outcomes;
    }

    @Override
    public final RowOutcome[] writeColumns(
            RecordType<?, ?> type,
            WriteMode mode,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns) {
        TableSql table = table(type);
        try {
            RowOutcome[] all = writeAtOnce(table, mode, envelope, fields, columns);
            if (all != null) {
                return all;
            }
        } catch (SQLException e) {
            throw failed(e, "write " + type.name());
        }
        if (!table.sides().isEmpty() || !dialect.survivesRefusal()) {
            return StorageSession.super.writeColumns(type, mode, envelope, fields, columns);
        }
        try {
            return new ColumnWriter(dialect, statements, writer).write(table, mode, envelope, fields, columns);
        } catch (SQLException e) {
            throw failed(e, "write " + type.name());
        }
    }

    /** Writes rows by a way of the engine's own, with the outcomes they have one by one; null where it has none for these. */
    protected RowOutcome @Nullable [] writeAtOnce(TableSql table, WriteMode mode, List<StoredRow> rows)
            throws SQLException {
        return null;
    }

    /** As above, of rows that come by column. */
    protected RowOutcome @Nullable [] writeAtOnce(
            TableSql table,
            WriteMode mode,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns)
            throws SQLException {
        return null;
    }

    /** Removes rows by a way of the engine's own, and answers for each whether it was there; null where it has none for these. */
    protected boolean @Nullable [] deleteAtOnce(TableSql table, Scope scope, List<Object[]> keys) throws SQLException {
        return null;
    }

    @Override
    public final void load(RecordType<?, ?> type, long rows) {
        try {
            beginLoad(table(type), rows);
        } catch (SQLException e) {
            throw failed(e, "prepare to load " + type.name());
        }
    }

    /** What an engine does before many rows are inserted. */
    protected void beginLoad(TableSql table, long rows) throws SQLException {}

    @Override
    public final void loaded(RecordType<?, ?> type) {
        try {
            endLoad(table(type));
        } catch (SQLException e) {
            throw failed(e, "finish to load " + type.name());
        }
    }

    /** What an engine has left to the end of a load. */
    protected void endLoad(TableSql table) throws SQLException {}

    @Override
    public final boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> given) {
        TableSql table = table(type);
        boolean[] found = new boolean[given.size()];
        try {
            boolean[] all = deleteAtOnce(table, scope, given);
            if (all != null) {
                return all;
            }
            for (int i = 0; i < found.length; i++) {
                found[i] = delete(table, table.delete(), scope, given.get(i));
                for (SideTable side : table.sides()) {
                    delete(table, side.delete(), scope, given.get(i));
                }
            }
        } catch (SQLException e) {
            throw failed(e, "delete " + type.name());
        }
        return found;
    }

    private boolean delete(TableSql table, String sql, Scope scope, Object[] key) throws SQLException {
        PreparedStatement statement = statements.take(sql);
        try {
            keys.bind(table, statement, scope, key);
            return statement.executeUpdate() > 0;
        } finally {
            statements.give(sql, statement);
        }
    }

    @Override
    public final @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
        TableSql table = table(type);
        try {
            PreparedStatement statement = statements.take(table.fetch());
            try {
                keys.bind(table, statement, scope, key);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? table.read(rows) : null;
                }
            } finally {
                statements.give(table.fetch(), statement);
            }
        } catch (SQLException e) {
            throw failed(e, "read " + type.name());
        }
    }

    @Override
    public final RowCursor scan(Scan scan) {
        TableSql table = table(scan.selection().type());
        try {
            RowCursor own = scanOwnWay(table, scan);
            if (own != null) {
                return own;
            }
        } catch (SQLException e) {
            throw failed(e, "read " + table.type().name());
        }
        return open(table, table.format(scan.content()), queries.scan(table, scan));
    }

    /** A question with the values to bind, in their order. */
    public record Question(String sql, List<@Nullable Object> values) {}

    /** The question of a scan that selects this. */
    protected final Question question(TableSql table, Scan scan, String selected) {
        SqlText text = queries.scan(table, scan, selected);
        return new Question(text.text(), text.values());
    }

    /** As {@link #question(TableSql, Scan, String)}, in no order. */
    protected final Question question(TableSql table, Selection selection, String selected) {
        SqlText text = queries.select(table, selected, selection);
        return new Question(text.text(), text.values());
    }

    /** Reads rows by a way of the engine's own; null where it has none for these. */
    protected @Nullable RowCursor scanOwnWay(TableSql table, Scan scan) throws SQLException {
        return null;
    }

    /** Reads columns of numbers by a way of the engine's own; null where it has none for these. */
    protected @Nullable ColumnCursor scanOwnWay(
            TableSql table, Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) throws SQLException {
        return null;
    }

    @Override
    public final ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
        TableSql table = table(scan.selection().type());
        if (!SqlColumnCursor.serves(fields)) {
            return StorageSession.super.scanColumns(scan, fields, chunk);
        }
        try {
            ColumnCursor own = scanOwnWay(table, scan, fields, chunk);
            if (own != null) {
                return own;
            }
            return new SqlColumnCursor(dialect, statements, queries.columns(table, scan, fields), fields, chunk);
        } catch (SQLException e) {
            throw failed(e, "read " + table.type().name());
        }
    }

    @Override
    public final RowCursor newestPer(NewestPer request) {
        TableSql table = table(request.selection().type());
        return open(table, table.format(Scan.Content.ROWS), queries.newestPer(table, request));
    }

    private RowCursor open(TableSql table, RowFormat format, SqlText query) {
        try {
            return new SqlRowCursor(table, format, dialect, statements, query);
        } catch (SQLException e) {
            throw failed(e, "read " + table.type().name());
        }
    }

    @Override
    public final long count(Selection selection) {
        TableSql table = table(selection.type());
        SqlText query = queries.count(table, selection);
        try {
            PreparedStatement statement = statements.take(query.text());
            try {
                statements.bind(statement, query.values());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            } finally {
                statements.give(query.text(), statement);
            }
        } catch (SQLException e) {
            throw failed(e, "count " + selection.type().name());
        }
    }

    @Override
    public final List<AggregateRow> aggregate(AggregateRequest request) {
        TableSql table = table(request.selection().type());
        try {
            List<AggregateRow> own = aggregateOwnWay(table, request);
            return own != null ? own : aggregates.run(table, request);
        } catch (SQLException e) {
            throw failed(e, "aggregate " + table.type().name());
        }
    }

    /** Aggregates by a way of the engine's own, as exactly as row by row; null where it has none for this. */
    protected @Nullable List<AggregateRow> aggregateOwnWay(TableSql table, AggregateRequest request)
            throws SQLException {
        return null;
    }

    /**
     * Runs a command over the rows of a scan, which stands within it.
     *
     * @param selected of each row
     * @return how many rows the engine says that there were
     */
    protected final long command(String before, Scan scan, String selected, String after) throws SQLException {
        SqlText query = queries.scan(table(scan.selection().type()), scan, selected);
        String sql = before + query.text() + after;
        PreparedStatement statement = statements.take(sql);
        // Its text, which names a file, is hardly ever asked for again.
        try (statement) {
            statements.bind(statement, query.values());
            return statement.executeLargeUpdate();
        }
    }

    /** Runs a command that belongs to the transaction. */
    final void execute(String sql) {
        try {
            statements.execute(sql);
        } catch (SQLException e) {
            throw failed(e, "write");
        }
    }

    @Override
    public final void commit() throws OutcomeUnknownException {
        if (broken) {
            throw new StorageException("Cannot commit: an earlier statement of the session failed");
        }
        try {
            commitNow();
        } catch (SQLException e) {
            broken = true;
            throw commitFailed(e);
        }
    }
}
