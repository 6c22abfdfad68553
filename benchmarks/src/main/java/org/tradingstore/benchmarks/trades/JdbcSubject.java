package org.tradingstore.benchmarks.trades;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/** Plain JDBC as a careful person writes it: statements kept, values bound and read by position, batches. */
final class JdbcSubject extends Peer {
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement newest;

    JdbcSubject(Engine engine, Path directory) throws SQLException {
        connection = engine.open(directory);
        connection.setAutoCommit(false);
        insert = connection.prepareStatement(PlainTable.INSERT);
        select = connection.prepareStatement(PlainTable.BY_ID);
        newest = connection.prepareStatement(PlainTable.NEWEST);
    }

    private void bind(Trade trade) throws SQLException {
        insert.setLong(1, 1);
        insert.setLong(2, 1);
        insert.setLong(3, 0);
        insert.setLong(4, System.currentTimeMillis() * 1_000);
        insert.setString(5, trade.id().toString());
        insert.setString(6, trade.symbol());
        insert.setString(7, trade.side().name());
        insert.setString(8, trade.quantity().toPlainString());
        insert.setString(9, trade.price().toPlainString());
        insert.setString(10, trade.grossValue().toPlainString());
        insert.setString(11, plain(trade.fee()));
        insert.setString(12, trade.feeCurrency());
        insert.setString(13, trade.netValue().toPlainString());
        insert.setString(14, trade.currency());
        insert.setString(15, trade.executedAt().toString());
        insert.setString(16, trade.venue());
        insert.setString(17, trade.externalId());
        insert.setLong(18, trade.correction());
        insert.setString(19, text(trade.orderId()));
        insert.setString(20, text(trade.signalId()));
        insert.setString(21, text(trade.bucketId()));
        insert.setString(22, trade.strategies().isEmpty() ? null : String.join(",", trade.strategies()));
        insert.setString(23, plain(trade.realizedPnl()));
        insert.setString(24, plain(trade.realizedPnlPercent()));
        insert.setString(25, plain(trade.balanceBefore()));
        insert.setString(26, plain(trade.balanceAfter()));
        insert.setString(27, plain(trade.rateToBase()));
        insert.setString(28, plain(trade.amountInBase()));
        insert.setString(29, text(trade.dividendId()));
        insert.setString(30, trade.reason());
        insert.setString(31, trade.attributes());
        insert.setString(32, text(trade.reverses()));
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable String text(@Nullable UUID value) {
        return value == null ? null : value.toString();
    }

    @Override
    void insert(Trade trade) throws SQLException {
        bind(trade);
        insert.executeUpdate();
        connection.commit();
    }

    @Override
    public void bulk(List<Trade> trades) throws SQLException {
        int waiting = 0;
        for (Trade trade : trades) {
            bind(trade);
            insert.addBatch();
            if (++waiting == BATCH) {
                insert.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            insert.executeBatch();
        }
        connection.commit();
    }

    @Override
    public long scan() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PlainTable.ALL)) {
            return count(rows);
        }
    }

    @Override
    public Trade byId(Trade wanted) throws SQLException {
        select.setString(1, wanted.id().toString());
        try (ResultSet rows = select.executeQuery()) {
            rows.next();
            return read(rows);
        }
    }

    @Override
    public int newest(String symbol, int count) throws SQLException {
        newest.setString(1, symbol);
        newest.setInt(2, count);
        try (ResultSet rows = newest.executeQuery()) {
            return (int) count(rows);
        }
    }

    private static long count(ResultSet rows) throws SQLException {
        long count = 0;
        while (rows.next()) {
            count += read(rows).correction() + 1;
        }
        return count;
    }

    private static Trade read(ResultSet rows) throws SQLException {
        String strategies = rows.getString(22);
        return new Trade(
                UUID.fromString(rows.getString(5)),
                rows.getString(6),
                Side.valueOf(rows.getString(7)),
                new BigDecimal(rows.getString(8)),
                new BigDecimal(rows.getString(9)),
                new BigDecimal(rows.getString(10)),
                decimal(rows, 11),
                rows.getString(12),
                new BigDecimal(rows.getString(13)),
                rows.getString(14),
                Instant.parse(rows.getString(15)),
                rows.getString(16),
                rows.getString(17),
                rows.getLong(18),
                id(rows, 19),
                id(rows, 20),
                id(rows, 21),
                strategies == null ? List.of() : List.of(strategies.split(",", -1)),
                decimal(rows, 23),
                decimal(rows, 24),
                decimal(rows, 25),
                decimal(rows, 26),
                decimal(rows, 27),
                decimal(rows, 28),
                id(rows, 29),
                rows.getString(30),
                rows.getString(31),
                id(rows, 32));
    }

    private static @Nullable BigDecimal decimal(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable UUID id(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : UUID.fromString(text);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
