package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.error.ConflictException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.schema.Mode;

/** What becomes of a file's indexes when its first trades are many. */
class SqliteLoadTest {
    private static final int MANY = 12_000;

    @TempDir
    Path directory;

    private static List<Trade> trades(int from) {
        return IntStream.range(from, from + MANY)
                .mapToObj(number -> Trade.buy("S" + number % 9)
                        .id(new UUID(1, number))
                        .quantity("1")
                        .price("2")
                        .currency("USD")
                        .executedAt(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number))
                        .build())
                .toList();
    }

    /** Every table, index and trigger with its statement. */
    private static List<String> schema(Path store) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("ledger.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_schema ORDER BY name")) {
            while (rows.next()) {
                all.add(rows.getString(1) + ": " + rows.getString(2));
            }
        }
        return all;
    }

    private static TradeRepository trades(TradingStore store) {
        return store.book("a", Mode.LIVE).ledger().trades();
    }

    @Test
    @DisplayName(
            "a file that was filled at once, after a fill that failed, has the same indexes as one filled row by row")
    void sameIndexes() throws SQLException {
        Path one = directory.resolve("one");
        Path other = directory.resolve("other");
        try (TradingStore store = SqliteTradingStore.open(one)) {
            trades(store).append(trades(0).get(0));
        }
        List<Trade> conflicting = new ArrayList<>(trades(0));
        conflicting.add(Trade.sell("X")
                .id(new UUID(1, 0))
                .quantity("1")
                .price("1")
                .currency("USD")
                .executedAt(Instant.EPOCH)
                .build());
        try (TradingStore store = SqliteTradingStore.open(other)) {
            assertThatThrownBy(() -> trades(store).appendAll(conflicting)).isInstanceOf(ConflictException.class);
            assertThat(schema(other)).isEqualTo(schema(one));
            trades(store).appendAll(trades(0));
            assertThat(schema(other)).isEqualTo(schema(one));
            trades(store).appendAll(trades(MANY));
            assertThat(schema(other)).isEqualTo(schema(one));
            assertThat(store.check().findings()).isEmpty();
        }
        try (TradingStore store = SqliteTradingStore.open(other)) {
            assertThat(trades(store).newest("S3", 1))
                    .containsExactly(trades(MANY).get(MANY - 3));
        }
    }

    @Test
    @DisplayName("readers go on reading what was there while a file is filled, and then find what is new")
    void readersGoOn() throws Exception {
        try (TradingStore store = SqliteTradingStore.open(directory.resolve("store"));
                TradingStore reader = SqliteTradingStore.open(directory.resolve("store"))) {
            assertThat(trades(store).newest("S1", 5)).isEmpty();
            assertThat(trades(reader).newest("S1", 5)).isEmpty();
            Thread filling = new Thread(() -> trades(store).appendAll(trades(0)));
            filling.start();
            while (filling.isAlive()) {
                assertThat(trades(store).newest("S1", 5).size()).isIn(0, 5);
                assertThat(trades(reader).newest("S1", 5).size()).isIn(0, 5);
            }
            assertThat(trades(store).newest("S1", 5)).hasSize(5);
            assertThat(trades(reader).newest("S1", 5)).hasSize(5);
        }
    }
}
