package org.tradingstore.benchmarks.trades;

import java.util.Collections;
import java.util.List;

/** The table that all peers keep trades in: the columns of the library's own, with text for ids, decimals and moments. */
final class PlainTable {
    private static final List<String> NUMBERS = List.of("book", "writer", "strategy", "created", "correction");
    private static final List<String> REQUIRED =
            List.of("id", "symbol", "side", "quantity", "price", "gross_value", "net_value", "currency", "executed_at");

    static final String CREATE = "CREATE TABLE IF NOT EXISTS trade ("
            + String.join(", ", TradeRow.COLUMNS.stream().map(PlainTable::typed).toList())
            + ", PRIMARY KEY (book, id))";
    static final String INSERT = "INSERT INTO trade (" + String.join(", ", TradeRow.COLUMNS) + ") VALUES ("
            + String.join(", ", Collections.nCopies(TradeRow.COLUMNS.size(), "?")) + ")";
    static final String SELECT = "SELECT " + String.join(", ", TradeRow.COLUMNS) + " FROM trade WHERE book = 1 ";
    static final String ALL = SELECT + "ORDER BY executed_at, id";
    static final String BY_ID = SELECT + "AND id = ?";
    static final String NEWEST = SELECT + "AND symbol = ? ORDER BY executed_at DESC, id DESC LIMIT ?";

    private PlainTable() {}

    static boolean isNumber(String column) {
        return NUMBERS.contains(column);
    }

    private static String typed(String column) {
        if (NUMBERS.contains(column)) {
            return column + " BIGINT NOT NULL";
        }
        return column + " TEXT" + (REQUIRED.contains(column) ? " NOT NULL" : "");
    }
}
