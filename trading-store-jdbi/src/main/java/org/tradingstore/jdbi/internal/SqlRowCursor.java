package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.StoredRow;

/** Rows of a result set. */
final class SqlRowCursor implements RowCursor {
    private final TableSql table;
    private final RowFormat format;
    private final Dialect dialect;
    private final Statements statements;
    private final String sql;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean closed;

    SqlRowCursor(TableSql table, RowFormat format, Dialect dialect, Statements statements, SqlText query)
            throws SQLException {
        this.table = table;
        this.format = format;
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
            return rows.next() ? table.read(format, rows) : null;
        } catch (SQLException e) {
            throw dialect.translate(e, "read " + table.type().name());
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
