package org.tradingstore.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/**
 * The file that all peers keep trades in: the columns and indexes of the library's own table, with text for ids, decimals and moments,
 * and the durability of a ledger.
 */
final class PlainFile {
    static final String INSERT = "INSERT INTO trade (" + String.join(", ", TradeRow.COLUMNS) + ") VALUES ("
            + String.join(", ", Collections.nCopies(TradeRow.COLUMNS.size(), "?")) + ")";
    static final String SELECT = "SELECT " + String.join(", ", TradeRow.COLUMNS) + " FROM trade WHERE book = 1 ";
    static final String ALL = SELECT + "ORDER BY executed_at, id";
    static final String BY_ID = SELECT + "AND id = ?";
    static final String NEWEST = SELECT + "AND symbol = ? ORDER BY executed_at DESC, id DESC LIMIT ?";

    private static final List<String> NUMBERS = List.of("book", "writer", "strategy", "created", "correction");
    private static final List<String> REQUIRED =
            List.of("id", "symbol", "side", "quantity", "price", "gross_value", "net_value", "currency", "executed_at");

    private PlainFile() {}

    static String url(Path directory) {
        return "jdbc:sqlite:" + directory.resolve("plain.db");
    }

    /** A connection with the file's settings; makes the table where it is not there. Commits by itself. */
    static Connection open(Path directory) throws SQLException {
        Connection connection = DriverManager.getConnection(url(directory));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE IF NOT EXISTS trade ("
                    + String.join(
                            ", ",
                            TradeRow.COLUMNS.stream().map(PlainFile::typed).toList())
                    + ", PRIMARY KEY (book, id))");
            statement.execute("CREATE UNIQUE INDEX IF NOT EXISTS i1 ON trade (book, venue, external_id, correction)"
                    + " WHERE venue IS NOT NULL AND external_id IS NOT NULL");
            statement.execute(
                    "CREATE UNIQUE INDEX IF NOT EXISTS i2 ON trade (book, reverses)" + " WHERE reverses IS NOT NULL");
            for (String columns : List.of(
                    "executed_at",
                    "symbol, executed_at",
                    "side, executed_at",
                    "order_id",
                    "signal_id",
                    "bucket_id, executed_at")) {
                statement.execute(
                        "CREATE INDEX IF NOT EXISTS \"by " + columns + "\" ON trade (book, " + columns + ", id)");
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    static boolean isNumber(String column) {
        return NUMBERS.contains(column);
    }

    private static String typed(String column) {
        if (NUMBERS.contains(column)) {
            return column + " INTEGER NOT NULL";
        }
        return column + " TEXT" + (REQUIRED.contains(column) ? " NOT NULL" : "");
    }
}
