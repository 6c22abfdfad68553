package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;

class DuckdbSettingsTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("An address names the directory, and how long to wait for another process")
    void address() {
        Trade trade = Trade.buy("AAPL")
                .quantity("10")
                .price("189.91")
                .currency("USD")
                .executedAt(Instant.parse("2026-01-05T10:00:00Z"))
                .build();
        Map<String, String> settings = Map.of(
                "trading-store.storage",
                "memory:tests",
                "trading-store.ledger.storage",
                "duckdb:" + directory.resolve("kept") + "?lock-timeout=PT5S");
        try (TradingStore store = TradingStores.from(settings, DuckDbStorage.FACTORY, MemoryStorage.FACTORY)
                .open()) {
            store.book("momentum", Mode.LIVE).ledger().trades().append(trade);
        }
        assertThat(directory.resolve("kept").resolve("ledger.duckdb")).isNotEmptyFile();
        try (TradingStore store = DuckDbTradingStore.open(directory.resolve("kept"))) {
            assertThat(store.book("momentum", Mode.LIVE).ledger().trades().find(trade.id()))
                    .contains(trade);
        }
    }

    @ParameterizedTest(name = "An address that is none is refused: duckdb:{0}")
    @CsvSource({
        "'', no directory is named",
        "'?lock-timeout=PT5S', no directory is named",
        "x?, the only option after ? is lock-timeout",
        "x?timeout=PT5S, the only option after ? is lock-timeout",
        "x?lock-timeout=5, lock-timeout is a span of time",
        "x?lock-timeout=PT2H, from a millisecond to an hour"
    })
    void refused(String address, String reason) {
        assertThatThrownBy(() ->
                        TradingStores.from(Map.of("trading-store.storage", "duckdb:" + address), DuckDbStorage.FACTORY))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("{setting=trading-store.storage}");
    }
}
