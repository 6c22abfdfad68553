package org.tradingstore.duckdb.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/**
 * Puts the rows of a symbol together again where many small appends have scattered them over a table: a question about one symbol reads
 * every block that has a row of it. Neighbours in the order of the key are taken out and put back in that order, a bounded number of rows
 * in each transaction. <em>Not thread-safe: the writer's connection.</em>
 */
final class Clustering {
    /** Rows of a block of the engine's that is left out by its bounds, or read. */
    private static final int BLOCK = 122_880;

    /** Rows of one transaction: others wait for it half a second. */
    private static final long STEP = 250_000;

    private final DuckDBConnection writer;
    private final TableSql table;
    private final String name;

    /** @param table of rows whose key has no index and begins with a text, see {@link #serves} */
    Clustering(DuckDBConnection writer, TableSql table) {
        this.writer = writer;
        this.table = table;
        this.name = table.key().get(0);
    }

    static boolean serves(TableSql table) {
        OrderedField<?, ?> first = table.type().key().fields().get(0);
        return !KeptKeys.indexed(table) && first.kind() == Kind.TEXT;
    }

    /** Neighbours in the order of names, both ends included. */
    record Range(String first, String last, long rows) {}

    /** What lies scattered, in parts for one transaction each; a name with more rows than that is a part of its own. */
    List<Range> scattered() throws SQLException {
        List<Range> ranges = new ArrayList<>();
        String sql = "SELECT " + name + ", count(*), count(DISTINCT rowid // " + BLOCK + ") FROM " + table.table()
                + " GROUP BY " + name + " ORDER BY " + name;
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Range open = null;
            // What lies together already, between two names of a range, is written again with them.
            long between = 0;
            while (rows.next()) {
                long count = rows.getLong(2);
                // A part of a block at each end, and one where a former step ended, are no harm.
                if (rows.getLong(3) <= 3 + 2 * count / BLOCK) {
                    between += count;
                    continue;
                }
                String each = rows.getString(1);
                if (open != null && open.rows() + between + count <= STEP) {
                    open = new Range(open.first(), each, open.rows() + between + count);
                } else {
                    if (open != null) {
                        ranges.add(open);
                    }
                    open = new Range(each, each, count);
                }
                between = 0;
            }
            if (open != null) {
                ranges.add(open);
            }
        }
        return ranges;
    }

    /** Rewrites a part in one transaction. */
    void gather(Range range) throws SQLException {
        String which = " WHERE " + name + " BETWEEN " + StagedColumn.text(range.first()) + " AND "
                + StagedColumn.text(range.last());
        run("BEGIN TRANSACTION");
        boolean done = false;
        try {
            run("CREATE TEMP TABLE ts_gathered AS SELECT * FROM " + table.table() + which);
            run("DELETE FROM " + table.table() + which);
            run("INSERT INTO " + table.table() + " SELECT * FROM ts_gathered ORDER BY "
                    + String.join(", ", table.key()));
            run("DROP TABLE ts_gathered");
            run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                run("ROLLBACK");
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }
}
