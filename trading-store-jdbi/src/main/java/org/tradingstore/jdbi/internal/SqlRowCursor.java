package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/** Rows of a result set. */
final class SqlRowCursor implements RowCursor {
    private final TableSql table;
    private final Dialect dialect;
    private final Statements statements;
    private final String sql;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean closed;

    SqlRowCursor(TableSql table, Dialect dialect, Statements statements, SqlText query) throws SQLException {
        this.table = table;
        this.dialect = dialect;
        this.statements = statements;
        this.sql = query.text();
        this.statement = statements.take(sql);
        try {
            statements.bind(statement, query.values());
            this.rows = statement.executeQuery();
        } catch (SQLException e) {
            statements.give(sql, statement);
            throw e;
        }
    }

    @Override
    public @Nullable StoredRow next() {
        if (closed) {
            throw new ClosedException("Cannot read on: the cursor is closed");
        }
        try {
            return rows.next() ? row(table, dialect, rows) : null;
        } catch (SQLException e) {
            throw dialect.translate(e, "read " + table.type().name());
        }
    }

    /** The row under a result set that has the table's columns in their order. */
    static StoredRow row(TableSql table, Dialect dialect, ResultSet rows) throws SQLException {
        int place = 1;
        int book = table.layout().shared() ? 0 : rows.getInt(place++);
        int writer = 0;
        int strategy = 0;
        long created = 0;
        if (table.layout().enveloped()) {
            writer = rows.getInt(place++);
            strategy = rows.getInt(place++);
            created = rows.getLong(place++);
        }
        long updated = created;
        long revision = 1;
        if (table.layout().revised()) {
            updated = rows.getLong(place++);
            revision = rows.getLong(place++);
        }
        List<? extends Field<?, ?>> fields = table.type().fields();
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Kind kind = fields.get(i).kind();
            values[i] = dialect.read(rows, place++, kind);
        }
        return new StoredRow(
                new StoredEnvelope(book, writer, strategy, created, updated, revision), new RowValues(values));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            rows.close();
            statements.give(sql, statement);
        } catch (SQLException e) {
            throw dialect.translate(e, "close a cursor");
        }
    }
}
