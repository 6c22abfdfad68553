package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** The file that all others than the library keep prices in: the same columns in the same types, with a key or without one. */
final class PlainFile {
    static final String COLUMNS = "symbol, date, open, high, low, close, adjusted_close, volume, source";
    static final String INSERT = "INSERT INTO daily_price (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String SELECT = "SELECT " + COLUMNS + " FROM daily_price";
    /** Days since 1970-01-01, as the library hands them out. */
    static final String DAY = "date - DATE '1970-01-01'";

    private static final String UPSERT =
            " ON CONFLICT (symbol, date) DO UPDATE SET open = excluded.open, high = excluded.high,"
                    + " low = excluded.low, close = excluded.close, adjusted_close = excluded.adjusted_close,"
                    + " volume = excluded.volume, source = excluded.source";

    private PlainFile() {}

    /** A statement that inserts, or replaces what has the key. */
    static String upsert(String insert) {
        return insert + UPSERT;
    }

    /** With the library's memory, and rows that come as they are read. */
    static String url(Path directory) {
        return "jdbc:duckdb:" + directory.resolve("plain.duckdb")
                + ";memory_limit=1GB;autoinstall_known_extensions=false;jdbc_stream_results=true";
    }

    static DuckDBConnection connect(Path directory) throws SQLException {
        return DriverManager.getConnection(url(directory)).unwrap(DuckDBConnection.class);
    }

    static DuckDBConnection create(Path directory, TableKey key) throws SQLException {
        DuckDBConnection connection = connect(directory);
        execute(connection, "CREATE TABLE daily_price (" + typed() + key.constraint() + ")");
        return connection;
    }

    private static String typed() {
        return "symbol VARCHAR NOT NULL, date DATE NOT NULL, open DOUBLE NOT NULL, high DOUBLE NOT NULL, low DOUBLE NOT NULL,"
                + " close DOUBLE NOT NULL, adjusted_close DOUBLE, volume DOUBLE, source VARCHAR";
    }

    static String temporary(String table) {
        return "CREATE TEMPORARY TABLE " + table + " (" + typed() + ")";
    }

    /** Makes one that holds these bars. */
    static void fill(Path directory, Rows rows) throws Exception {
        try (DuckDBConnection connection = create(directory, TableKey.UNIQUE)) {
            append(connection, "daily_price", rows);
        }
    }

    static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Appends the bars in one transaction. */
    static void append(DuckDBConnection connection, String table, Rows rows) throws Exception {
        // Without it the appender's rows would be kept in pieces, each on its own.
        execute(connection, "BEGIN TRANSACTION");
        appendWithin(connection, table, rows);
        execute(connection, "COMMIT");
    }

    static void appendWithin(DuckDBConnection connection, String table, Rows rows) throws Exception {
        try (DuckDBAppender appender = connection.createAppender(table)) {
            rows.each((series, place) -> append(appender, series, place, rows.source()));
        }
    }

    private static void append(DuckDBAppender appender, Series series, int place, String source) throws SQLException {
        appender.beginRow();
        appender.append(series.symbol());
        appender.appendEpochDays((int) series.day()[place]);
        appender.append(series.open()[place]);
        appender.append(series.high()[place]);
        appender.append(series.low()[place]);
        appender.append(series.close()[place]);
        appendOrNull(appender, series.adjustedClose()[place]);
        appendOrNull(appender, series.volume()[place]);
        appender.append(source);
        appender.endRow();
    }

    private static void appendOrNull(DuckDBAppender appender, double value) throws SQLException {
        if (Double.isNaN(value)) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    /** Of all that is kept, in the order of the keys. */
    static Tally tally(DuckDBConnection connection) throws SQLException {
        Tally tally = new Tally();
        String sql = "SELECT symbol, source, " + DAY
                + ", open, high, low, close, adjusted_close, volume FROM daily_price" + " ORDER BY symbol, date";
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                tally.addNumbers(Chunks.columns(chunk, 2), 0);
                DuckDBReadableVector symbol = chunk.vector(0);
                DuckDBReadableVector source = chunk.vector(1);
                for (long row = 0; row < chunk.rowCount(); row++) {
                    tally.texts(symbol.getString(row), source.getString(row));
                }
            }
        }
        return tally;
    }
}
