package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.RowAggregator;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** A session over one connection. The engine module says how it begins, commits and ends. */
public abstract class SqlSession implements StorageSession {
    private static final StoredEnvelope NONE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private final Map<String, TableSql> tables;
    private final Dialect dialect;
    private final Statements statements;
    private final Queries queries;
    private int savepoints;
    private boolean broken;

    protected SqlSession(Map<String, TableSql> tables, Dialect dialect, Statements statements) {
        this.tables = tables;
        this.dialect = dialect;
        this.statements = statements;
        this.queries = new Queries(dialect);
    }

    /** Commits on the connection. */
    protected abstract void commitNow() throws SQLException;

    /** The exception for a commit that failed: kept, not kept, or unknown. */
    protected abstract RuntimeException commitFailed(SQLException e);

    private TableSql table(RecordType<?, ?> type) {
        return Objects.requireNonNull(tables.get(type.name()), type.name());
    }

    private RuntimeException failed(SQLException e, String doing) {
        broken = true;
        return dialect.translate(e, doing);
    }

    @Override
    public final RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
        TableSql table = table(type);
        RowOutcome[] outcomes = new RowOutcome[rows.size()];
        try {
            for (int i = 0; i < outcomes.length; i++) {
                StoredRow row = rows.get(i);
                EncodedValues values = EncodedValues.of(dialect, type, row.values());
                outcomes[i] = switch (mode) {
                    case INSERT -> insert(table, row.envelope(), values) ? RowOutcome.CREATED : RowOutcome.EXISTS;
                    case UPSERT -> upsert(table, row.envelope(), values);
                    case UPDATE -> update(table, row.envelope(), values);
                };
                boolean written = outcomes[i] == RowOutcome.CREATED || outcomes[i] == RowOutcome.CHANGED;
                if (written && !table.sides().isEmpty()) {
                    writeSides(table, row.envelope(), values, outcomes[i] == RowOutcome.CHANGED);
                }
            }
        } catch (SQLException e) {
            throw failed(e, "write " + type.name());
        }
        return outcomes;
    }

    private boolean insert(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        PreparedStatement statement = statements.take(table.insert());
        try {
            int place = bindEnvelope(table, statement, envelope);
            for (int i = 0; i < table.type().fields().size(); i++) {
                dialect.bind(statement, place++, values.encoded(i));
            }
            return statement.executeUpdate() == 1;
        } finally {
            statements.give(table.insert(), statement);
        }
    }

    private static int bindEnvelope(TableSql table, PreparedStatement statement, StoredEnvelope envelope)
            throws SQLException {
        int place = 1;
        if (!table.layout().shared()) {
            statement.setInt(place++, envelope.book());
        }
        if (table.layout().enveloped()) {
            statement.setInt(place++, envelope.writer());
            statement.setInt(place++, envelope.strategyVersion());
            statement.setLong(place++, envelope.createdAt());
        }
        if (table.layout().revised()) {
            statement.setLong(place++, envelope.updatedAt());
            statement.setLong(place++, envelope.revision());
        }
        return place;
    }

    private RowOutcome upsert(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        if (insert(table, envelope, values)) {
            return RowOutcome.CREATED;
        }
        if (!exists(table, envelope.book(), values)) {
            return RowOutcome.EXISTS;
        }
        if (table.updateIfDifferent().isEmpty()) {
            return RowOutcome.SAME;
        }
        PreparedStatement statement = statements.take(table.updateIfDifferent());
        try {
            int place = bindValues(table, statement, 1, values);
            place = bindKey(table, statement, place, envelope.book(), values);
            bindValues(table, statement, place, values);
            return statement.executeUpdate() == 1 ? RowOutcome.CHANGED : RowOutcome.SAME;
        } catch (SQLException e) {
            if (dialect.uniqueViolation(e)) {
                return RowOutcome.EXISTS;
            }
            throw e;
        } finally {
            statements.give(table.updateIfDifferent(), statement);
        }
    }

    private RowOutcome update(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        PreparedStatement statement = statements.take(table.updateByRevision());
        try {
            statement.setInt(1, envelope.writer());
            statement.setInt(2, envelope.strategyVersion());
            statement.setLong(3, envelope.updatedAt());
            statement.setLong(4, envelope.revision());
            int place = bindValues(table, statement, 5, values);
            place = bindKey(table, statement, place, envelope.book(), values);
            statement.setLong(place, envelope.revision() - 1);
            return statement.executeUpdate() == 1 ? RowOutcome.CHANGED : RowOutcome.MOVED_ON;
        } catch (SQLException e) {
            if (dialect.uniqueViolation(e)) {
                return RowOutcome.EXISTS;
            }
            throw e;
        } finally {
            statements.give(table.updateByRevision(), statement);
        }
    }

    private int bindValues(TableSql table, PreparedStatement statement, int from, EncodedValues values)
            throws SQLException {
        int place = from;
        for (Field<?, ?> field : table.values()) {
            dialect.bind(statement, place++, values.encoded(field.ordinal()));
        }
        return place;
    }

    private int bindKey(TableSql table, PreparedStatement statement, int from, int book, EncodedValues values)
            throws SQLException {
        int place = from;
        if (!table.layout().shared()) {
            statement.setInt(place++, book);
        }
        for (Field<?, ?> field : table.type().key().fields()) {
            dialect.bind(statement, place++, values.encoded(field.ordinal()));
        }
        return place;
    }

    private boolean exists(TableSql table, int book, EncodedValues values) throws SQLException {
        PreparedStatement statement = statements.take(table.fetch());
        try {
            bindKey(table, statement, 1, book, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } finally {
            statements.give(table.fetch(), statement);
        }
    }

    private void writeSides(TableSql table, StoredEnvelope envelope, EncodedValues values, boolean replace)
            throws SQLException {
        for (SideTable side : table.sides()) {
            if (replace) {
                PreparedStatement clear = statements.take(side.delete());
                try {
                    bindKey(table, clear, 1, envelope.book(), values);
                    clear.executeUpdate();
                } finally {
                    statements.give(side.delete(), clear);
                }
            }
            if (!(values.value(side.list().ordinal()) instanceof List<?> elements)) {
                continue;
            }
            PreparedStatement statement = statements.take(side.insert());
            try {
                for (Object element : new LinkedHashSet<>(elements)) {
                    int place = 1;
                    if (!table.layout().shared()) {
                        statement.setInt(place++, envelope.book());
                    }
                    statement.setString(place++, (String) element);
                    for (Field<?, ?> field : side.copied(table.type())) {
                        dialect.bind(statement, place++, values.encoded(field.ordinal()));
                    }
                    statement.executeUpdate();
                }
            } finally {
                statements.give(side.insert(), statement);
            }
        }
    }

    @Override
    public final boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
        TableSql table = table(type);
        boolean[] found = new boolean[keys.size()];
        try {
            for (int i = 0; i < found.length; i++) {
                found[i] = delete(table, table.delete(), scope, keys.get(i));
                for (SideTable side : table.sides()) {
                    delete(table, side.delete(), scope, keys.get(i));
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
            bindKey(table, statement, scope, key);
            return statement.executeUpdate() > 0;
        } finally {
            statements.give(sql, statement);
        }
    }

    private void bindKey(TableSql table, PreparedStatement statement, Scope scope, Object[] key) throws SQLException {
        int place = 1;
        if (!table.layout().shared()) {
            statement.setInt(place++, scope.book());
        }
        for (int i = 0; i < key.length; i++) {
            dialect.bind(
                    statement,
                    place++,
                    dialect.encode(table.type().key().fields().get(i).kind(), key[i]));
        }
    }

    @Override
    public final @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
        TableSql table = table(type);
        try {
            PreparedStatement statement = statements.take(table.fetch());
            try {
                bindKey(table, statement, scope, key);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? SqlRowCursor.row(table, dialect, rows) : null;
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
        return open(table, queries.scan(table, scan));
    }

    @Override
    public final RowCursor newestPer(NewestPer request) {
        TableSql table = table(request.selection().type());
        return open(table, queries.newestPer(table, request));
    }

    private RowCursor open(TableSql table, SqlText query) {
        try {
            return new SqlRowCursor(table, dialect, statements, query);
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

    /** Streams the columns that the computation needs: sums stay exact, which an engine's own arithmetic is not. */
    @Override
    public final List<AggregateRow> aggregate(AggregateRequest request) {
        TableSql table = table(request.selection().type());
        Set<Field<?, ?>> needed = needed(table, request);
        SqlText query = queries.project(table, request.selection(), needed);
        List<Field<?, ?>> columns = new ArrayList<>(needed);
        RowAggregator aggregator = new RowAggregator(request);
        try {
            PreparedStatement statement = statements.take(query.text());
            try {
                statements.bind(statement, query.values());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        @Nullable
                        Object[] values = new Object[table.type().fields().size()];
                        for (int i = 0; i < columns.size(); i++) {
                            Field<?, ?> field = columns.get(i);
                            values[field.ordinal()] = dialect.read(rows, i + 1, field.kind());
                        }
                        aggregator.add(new StoredRow(NONE, new RowValues(values)));
                    }
                }
            } finally {
                statements.give(query.text(), statement);
            }
        } catch (SQLException e) {
            throw failed(e, "aggregate " + request.selection().type().name());
        }
        return aggregator.result();
    }

    private static Set<Field<?, ?>> needed(TableSql table, AggregateRequest request) {
        Set<Field<?, ?>> fields = new LinkedHashSet<>(request.groups());
        AggregateRequest.Buckets buckets = request.buckets();
        if (buckets != null) {
            fields.add(buckets.field());
        }
        request.measures().forEach(measure -> {
            Field<?, ?> field = measure.field();
            if (field != null) {
                fields.add(field);
            }
            Field<?, ?> by = measure.by();
            if (by != null) {
                fields.add(by);
                fields.addAll(table.type().key().fields());
            }
        });
        return fields;
    }

    @Override
    public final Object savepoint() {
        String name = "step_" + savepoints++;
        execute("SAVEPOINT " + name);
        return name;
    }

    @Override
    public final void rollbackTo(Object savepoint) {
        execute("ROLLBACK TO " + savepoint);
        execute("RELEASE " + savepoint);
    }

    @Override
    public final void release(Object savepoint) {
        execute("RELEASE " + savepoint);
    }

    private void execute(String sql) {
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
