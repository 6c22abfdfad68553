package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Commands on a connection, each on a statement of its own: an error closes the statement that it meets. */
final class Commands {
    private Commands() {}

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs what is to clear up after {@code failure}; where that fails too, the first failure is the one that is told. */
    static void runAfter(Throwable failure, Connection connection, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
