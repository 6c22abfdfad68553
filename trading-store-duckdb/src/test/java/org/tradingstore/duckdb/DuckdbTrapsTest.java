package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;

class DuckdbTrapsTest {
    @TempDir
    Path directory;

    private TradingStore open() {
        return TradingStores.builder().storage(DuckDbStorage.in(directory)).open();
    }

    private static long trades(TradingStore store) {
        return store.book("b", Mode.TEST).ledger().trades().count(Trade.TYPE.all());
    }

    @Test
    @DisplayName(
            "a second store of the same directory is refused, also within the process, and goes once the first is closed")
    void secondStore() {
        try (TradingStore first = open()) {
            assertThat(trades(first)).isZero();
            assertThatThrownBy(() -> {
                        try (TradingStore second = open()) {
                            trades(second);
                        }
                    })
                    .isInstanceOf(StoreBusyException.class)
                    .hasMessageContaining("another store has it open")
                    .hasMessageContaining("ledger.duckdb");
            assertThat(trades(first)).isZero();
        }
        try (TradingStore next = open()) {
            assertThat(trades(next)).isZero();
        }
    }

    @Test
    @DisplayName("a DuckDB file of another application is refused and stays as it is")
    void stranger() throws SQLException {
        change("CREATE TABLE mine (a INTEGER)");
        assertThatThrownBy(() -> {
                    try (TradingStore store = open()) {
                        trades(store);
                    }
                })
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("belongs to another application");
        change("INSERT INTO mine VALUES (1)");
        assertThatThrownBy(() -> change("SELECT * FROM ts_store")).isInstanceOf(SQLException.class);
    }

    @Test
    @DisplayName("a table that another program has changed is refused by the name of its type")
    void touched() throws SQLException {
        try (TradingStore store = open()) {
            assertThat(trades(store)).isZero();
        }
        change("ALTER TABLE dividend ADD COLUMN more VARCHAR");
        assertThatThrownBy(() -> {
                    try (TradingStore store = open()) {
                        trades(store);
                    }
                })
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("another program has changed")
                .hasMessageContaining("type=dividend");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("ledger.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
