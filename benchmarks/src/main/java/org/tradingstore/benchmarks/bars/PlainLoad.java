package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.tradingstore.benchmarks.measure.Attempt;

/** A load into a plain file through a connection of the driver. */
abstract class PlainLoad implements Attempt {
    private final Rows rows;
    private final DuckDBConnection connection;

    PlainLoad(Path directory, Rows rows, TableKey key) throws SQLException {
        this.rows = rows;
        this.connection = PlainFile.create(directory, key);
    }

    /** Keeps all of them in one transaction. */
    abstract void load(DuckDBConnection to, Rows given) throws Exception;

    @Override
    public final long run() throws Exception {
        load(connection, rows);
        return rows.size();
    }

    @Override
    public final void verify() throws SQLException {
        PlainFile.tally(connection).require(rows.tally());
    }

    @Override
    public final void close() throws SQLException {
        connection.close();
    }

    final DuckDBConnection connection() {
        return connection;
    }
}
