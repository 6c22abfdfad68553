package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/** Columns of numbers straight from a result set into arrays. */
final class SqlColumnCursor implements ColumnCursor {
    private final Dialect dialect;
    private final Statements statements;
    private final List<? extends OrderedField<?, ?>> fields;
    private final int chunk;
    private final String sql;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean closed;

    SqlColumnCursor(
            Dialect dialect, Statements statements, SqlText query, List<? extends OrderedField<?, ?>> fields, int chunk)
            throws SQLException {
        this.dialect = dialect;
        this.statements = statements;
        this.fields = List.copyOf(fields);
        this.chunk = chunk;
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

    /** Whether all fields have a column of primitive numbers. */
    static boolean serves(List<? extends OrderedField<?, ?>> fields) {
        return fields.stream().allMatch(field -> Columns.isLong(field.kind()) || field.kind() == Kind.DOUBLE);
    }

    @Override
    public @Nullable Columns next() {
        if (closed) {
            throw new ClosedException("Cannot read on: the cursor is closed");
        }
        Object[] arrays = new Object[fields.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = fields.get(i).kind() == Kind.DOUBLE ? new double[chunk] : new long[chunk];
        }
        int size = 0;
        try {
            while (size < chunk && rows.next()) {
                for (int i = 0; i < arrays.length; i++) {
                    read(arrays[i], size, i);
                }
                size++;
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "read columns");
        }
        return size == 0 ? null : new Columns(size, arrays);
    }

    private void read(Object array, int row, int column) throws SQLException {
        if (array instanceof long[] longs) {
            longs[row] = dialect.number(rows, column + 1, fields.get(column).kind());
        } else {
            double value = rows.getDouble(column + 1);
            boolean absent = fields.get(column).optional() && rows.wasNull();
            ((double[]) array)[row] = absent ? Double.NaN : value;
        }
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
