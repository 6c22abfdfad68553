package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets the engine insert rows on several threads. It does so only where order is nothing to it, so that is said for one statement, to the
 * writer's connection alone, of which no other is made; {@link Stretches} sees to the order. <em>Not thread-safe: the writer's connection.</em>
 */
final class ParallelInsert {
    private final Connection writer;
    private boolean on;

    ParallelInsert(Connection writer) {
        this.writer = writer;
    }

    /** Runs a statement that inserts rows of {@link Stretches}. */
    void run(String sql) throws SQLException {
        on = true;
        execute("SET SESSION preserve_insertion_order = false");
        // Else a thread compresses all that it took when it finds no more, while those after it wait.
        execute("SET SESSION write_buffer_row_group_count = 1");
        execute(sql);
        restore();
    }

    /** To be called when the transaction has ended: after a statement that failed in it, none is run before. */
    void restore() throws SQLException {
        if (on) {
            execute("RESET SESSION preserve_insertion_order");
            execute("RESET SESSION write_buffer_row_group_count");
            on = false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }
}
