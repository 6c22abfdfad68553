package org.tradingstore.benchmarks.trades;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Trade;

/** A DuckDB file of trades with the library's columns in the engine's own types, for SQL that computes with them. */
final class TypedFile implements AutoCloseable {
    /** Digits after the point that a decimal has in the engine. */
    private static final int SCALE = 18;

    private static final List<String> IDS =
            List.of("id", "order_id", "signal_id", "bucket_id", "dividend_id", "reverses");
    private static final List<String> DECIMALS = List.of(
            "quantity",
            "price",
            "gross_value",
            "fee",
            "net_value",
            "realized_pnl",
            "realized_pnl_percent",
            "balance_before",
            "balance_after",
            "rate_to_base",
            "amount_in_base");

    private final DuckDBConnection connection;

    private TypedFile(DuckDBConnection connection) {
        this.connection = connection;
    }

    static TypedFile open(Path directory) throws SQLException {
        TypedFile file = new TypedFile(
                DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("typed.duckdb") + ";memory_limit=1GB")
                        .unwrap(DuckDBConnection.class));
        file.execute("CREATE TABLE IF NOT EXISTS trade ("
                + TradeRow.COLUMNS.stream().map(TypedFile::typed).collect(Collectors.joining(", ")) + ")");
        return file;
    }

    private static String typed(String column) {
        if (PlainTable.isNumber(column)) {
            return column + " BIGINT NOT NULL";
        }
        if (IDS.contains(column)) {
            return column + " UUID";
        }
        if (DECIMALS.contains(column)) {
            return column + " DECIMAL(34, " + SCALE + ")";
        }
        return column + (column.equals("executed_at") ? " TIMESTAMP" : " VARCHAR");
    }

    DuckDBConnection connection() {
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void add(List<Trade> trades) throws SQLException {
        execute("BEGIN TRANSACTION");
        try (DuckDBAppender appender = connection.createAppender("trade")) {
            for (Trade trade : trades) {
                add(appender, trade);
            }
        }
        execute("COMMIT");
    }

    private static void add(DuckDBAppender to, Trade trade) throws SQLException {
        to.beginRow();
        to.append(1L);
        to.append(1L);
        to.append(0L);
        to.append(System.currentTimeMillis() * 1_000);
        to.append(trade.id());
        to.append(trade.symbol());
        to.append(trade.side().name());
        decimal(to, trade.quantity());
        decimal(to, trade.price());
        decimal(to, trade.grossValue());
        decimal(to, trade.fee());
        text(to, trade.feeCurrency());
        decimal(to, trade.netValue());
        to.append(trade.currency());
        to.append(LocalDateTime.ofInstant(trade.executedAt(), ZoneOffset.UTC));
        text(to, trade.venue());
        text(to, trade.externalId());
        to.append(trade.correction());
        id(to, trade.orderId());
        id(to, trade.signalId());
        id(to, trade.bucketId());
        text(to, trade.strategies().isEmpty() ? null : String.join(",", trade.strategies()));
        decimal(to, trade.realizedPnl());
        decimal(to, trade.realizedPnlPercent());
        decimal(to, trade.balanceBefore());
        decimal(to, trade.balanceAfter());
        decimal(to, trade.rateToBase());
        decimal(to, trade.amountInBase());
        id(to, trade.dividendId());
        text(to, trade.reason());
        text(to, trade.attributes());
        id(to, trade.reverses());
        to.endRow();
    }

    private static void decimal(DuckDBAppender to, @Nullable BigDecimal value) throws SQLException {
        if (value == null) {
            to.appendNull();
        } else {
            to.append(value.setScale(SCALE, RoundingMode.UNNECESSARY));
        }
    }

    private static void text(DuckDBAppender to, @Nullable String value) throws SQLException {
        if (value == null) {
            to.appendNull();
        } else {
            to.append(value);
        }
    }

    private static void id(DuckDBAppender to, @Nullable UUID value) throws SQLException {
        if (value == null) {
            to.appendNull();
        } else {
            to.append(value);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
