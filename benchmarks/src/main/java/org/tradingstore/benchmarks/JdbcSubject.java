package org.tradingstore.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/**
 * Plain JDBC as a careful person writes it: the same columns, indexes and durability as the library's table of trades, text for ids,
 * decimals and moments, statements kept, batches of 1,000, one connection behind a lock, a commit for each append.
 */
final class JdbcSubject implements Subject {
    private static final int BATCH = 1_000;
    private static final List<String> COLUMNS = List.of(
            "book",
            "writer",
            "strategy",
            "created",
            "id",
            "symbol",
            "side",
            "quantity",
            "price",
            "gross_value",
            "fee",
            "fee_currency",
            "net_value",
            "currency",
            "executed_at",
            "venue",
            "external_id",
            "correction",
            "order_id",
            "signal_id",
            "bucket_id",
            "strategies",
            "realized_pnl",
            "realized_pnl_percent",
            "balance_before",
            "balance_after",
            "rate_to_base",
            "amount_in_base",
            "dividend_id",
            "reason",
            "attributes",
            "reverses");

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final ReentrantLock lock = new ReentrantLock(true);

    JdbcSubject(Path directory) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plain.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("CREATE TABLE trade ("
                        + String.join(
                                ", ", COLUMNS.stream().map(JdbcSubject::typed).toList()) + ", PRIMARY KEY (book, id))");
                statement.execute("CREATE UNIQUE INDEX i1 ON trade (book, venue, external_id, correction)"
                        + " WHERE venue IS NOT NULL AND external_id IS NOT NULL");
                statement.execute("CREATE UNIQUE INDEX i2 ON trade (book, reverses) WHERE reverses IS NOT NULL");
                for (String columns : List.of(
                        "executed_at",
                        "symbol, executed_at",
                        "side, executed_at",
                        "order_id",
                        "signal_id",
                        "bucket_id, executed_at")) {
                    statement.execute("CREATE INDEX \"by " + columns + "\" ON trade (book, " + columns + ", id)");
                }
            }
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(
                    "INSERT INTO trade VALUES (" + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")");
            select = connection.prepareStatement("SELECT * FROM trade WHERE book = 1 AND id = ?");
        } catch (SQLException e) {
            throw new IllegalStateException("Plain JDBC failed", e);
        }
    }

    private static String typed(String column) {
        boolean number =
                List.of("book", "writer", "strategy", "created", "correction").contains(column);
        return column + (number ? " INTEGER" : " TEXT");
    }

    private void bind(Trade trade) throws SQLException {
        int place = 1;
        insert.setLong(place++, 1);
        insert.setLong(place++, 1);
        insert.setLong(place++, 0);
        insert.setLong(place++, System.currentTimeMillis() * 1_000);
        for (Object value : new @Nullable Object[] {
            trade.id(),
            trade.symbol(),
            trade.side(),
            trade.quantity().toPlainString(),
            trade.price().toPlainString(),
            trade.grossValue().toPlainString(),
            plain(trade.fee()),
            trade.feeCurrency(),
            trade.netValue().toPlainString(),
            trade.currency(),
            trade.executedAt(),
            trade.venue(),
            trade.externalId()
        }) {
            insert.setString(place++, value == null ? null : value.toString());
        }
        insert.setLong(place++, trade.correction());
        for (Object value : new @Nullable Object[] {
            trade.orderId(),
            trade.signalId(),
            trade.bucketId(),
            null,
            plain(trade.realizedPnl()),
            plain(trade.realizedPnlPercent()),
            plain(trade.balanceBefore()),
            plain(trade.balanceAfter()),
            plain(trade.rateToBase()),
            plain(trade.amountInBase()),
            trade.dividendId(),
            trade.reason(),
            trade.attributes(),
            trade.reverses()
        }) {
            insert.setString(place++, value == null ? null : value.toString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    @Override
    public void append(Trade trade) {
        lock.lock();
        try {
            bind(trade);
            insert.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Plain JDBC failed", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void appendFlow(List<Trade> trades) {
        trades.forEach(this::append);
    }

    @Override
    public void bulk(List<Trade> trades) {
        try {
            int waiting = 0;
            for (Trade trade : trades) {
                bind(trade);
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Plain JDBC failed", e);
        }
    }

    @Override
    public long scan() {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM trade WHERE book = 1 ORDER BY executed_at, id")) {
            long count = 0;
            while (rows.next()) {
                count += read(rows).correction() + 1;
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("Plain JDBC failed", e);
        }
    }

    @Override
    public Trade byId(Trade wanted) {
        try {
            select.setString(1, wanted.id().toString());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Plain JDBC failed", e);
        }
    }

    private static Trade read(ResultSet rows) throws SQLException {
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
                List.of(),
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
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Plain JDBC failed", e);
        }
    }
}
