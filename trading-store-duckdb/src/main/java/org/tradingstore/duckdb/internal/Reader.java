package org.tradingstore.duckdb.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.tradingstore.jdbi.internal.Statements;

/** A connection for reading, its statements, and whether a transaction is open on it. <em>Not thread-safe: belongs to whoever has it.</em> */
final class Reader {
    /** A text that lists names is hardly asked for again, and its plan takes memory. */
    private static final int LONGEST_KEPT = 2_000;

    private final DuckDBConnection connection;
    private final Statements statements;
    private boolean begun;

    Reader(DuckDBConnection connection, DuckdbDialect dialect) {
        this.connection = connection;
        this.statements = new Statements(connection, dialect);
    }

    DuckDBConnection connection() {
        return connection;
    }

    Statements statements() {
        return statements;
    }

    /** A statement for the caller alone, until it is given back. */
    PreparedStatement take(String sql) throws SQLException {
        return statements.take(sql);
    }

    /** Takes a statement back. */
    void give(String sql, PreparedStatement statement) throws SQLException {
        if (sql.length() <= LONGEST_KEPT) {
            statements.give(sql, statement);
        } else {
            statement.close();
        }
    }

    /** Begins a transaction where none is open: what is read from now on is of one state, that of the first read. */
    void begin() throws SQLException {
        if (!begun) {
            // Not READ ONLY, in which a copy could not be written to another file.
            statements.execute("BEGIN TRANSACTION");
            begun = true;
        }
    }

    boolean begun() {
        return begun;
    }

    /** Ends the transaction that is open, if one is. */
    void end() throws SQLException {
        if (begun) {
            statements.execute("ROLLBACK");
            begun = false;
        }
    }
}
