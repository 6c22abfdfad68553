package org.tradingstore.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.DatabaseReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageFactory;

class SettingsTest {
    private static final String IN_MEMORY = "memory:tests";

    private static Trade trade(String symbol) {
        return Trade.buy(symbol)
                .quantity("10")
                .price("189.91")
                .currency("USD")
                .executedAt(Instant.parse("2026-01-05T10:00:00Z"))
                .build();
    }

    private static TradingStore opened(Map<String, String> settings) {
        return TradingStores.from(settings, MemoryStorage.FACTORY).open();
    }

    private static Profile profile(TradingStore store, Database database) {
        return store.databases().stream()
                .filter(report -> report.database() == database)
                .map(DatabaseReport::profile)
                .findFirst()
                .orElseThrow();
    }

    private static void used(TradingStore store) {
        store.book("momentum", Mode.TEST).ledger().trades().append(trade("AAPL"));
    }

    @Test
    @DisplayName("Properties say where databases are, what they promise, who writes and when upkeep runs")
    void properties() throws InterruptedException {
        try (TradingStore store = opened(Map.of(
                "trading-store.storage", IN_MEMORY,
                "trading-store.ledger.profile", "standard",
                "trading-store.writer", "bots/momentum/1.4",
                "trading-store.maintain-every", "PT0.1S",
                "java.version", "17"))) {
            used(store);
            assertThat(profile(store, Database.LEDGER)).isEqualTo(Profile.STANDARD);
            var trades = store.book("momentum", Mode.TEST).ledger().trades();
            var key = trades.append(trade("MSFT")).key();
            assertThat(trades.envelope(key).orElseThrow().writer()).isEqualTo(new Writer("bots/momentum", "1.4"));
            awaitUpkeep(store);
        }
    }

    private static void awaitUpkeep(TradingStore store) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (store.lastMaintenance().isEmpty()) {
            assertThat(System.nanoTime()).as("time until upkeep runs").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    @DisplayName("Variables of the environment say the same, and go before properties")
    void variables() {
        Map<String, String> settings = Map.of(
                "trading-store.storage", "memory:",
                "TRADING_STORE_STORAGE", IN_MEMORY,
                "TRADING_STORE_LEDGER_PROFILE", "CACHE",
                "trading-store.ledger.profile", "ledger",
                "TRADING_STORE_HISTORY_STORAGE", IN_MEMORY,
                "TRADING_STORE_MAINTAIN_EVERY", "PT1H",
                "TRADING_STORE_WRITER", "momentum/2",
                "HOME", "/root");
        try (TradingStore store = opened(settings)) {
            used(store);
            assertThat(profile(store, Database.LEDGER)).isEqualTo(Profile.CACHE);
        }
    }

    @Test
    @DisplayName("One database lives elsewhere than the others")
    void oneDatabase() {
        assertThatThrownBy(() ->
                        opened(Map.of("trading-store.storage", IN_MEMORY, "trading-store.ledger.storage", "memory:")))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("database=LEDGER");
    }

    @Test
    @DisplayName("A Properties object is read with its defaults")
    void propertiesObject() {
        Properties defaults = new Properties();
        defaults.setProperty("trading-store.storage", IN_MEMORY);
        Properties own = new Properties(defaults);
        own.setProperty("trading-store.ledger.profile", "standard");
        try (TradingStore store = TradingStores.from(own, MemoryStorage.FACTORY).open()) {
            used(store);
            assertThat(profile(store, Database.LEDGER)).isEqualTo(Profile.STANDARD);
        }
    }

    @Test
    @DisplayName("What is said after the settings goes before them")
    void saidAfterwards() {
        try (TradingStore store = TradingStores.from(
                        Map.of("trading-store.storage", "memory:", "trading-store.ledger.profile", "standard"),
                        MemoryStorage.FACTORY)
                .storage(MemoryStorage.forTests())
                .profile(Database.LEDGER, Profile.LEDGER)
                .open()) {
            used(store);
            assertThat(profile(store, Database.LEDGER)).isEqualTo(Profile.LEDGER);
        }
    }

    @ParameterizedTest(name = "A setting that there is none of is refused by its name: {0}")
    @ValueSource(
            strings = {
                "trading-store.storge",
                "trading-store.",
                "trading-store.ledgers.storage",
                "trading-store.ledger",
                "trading-store.ledger.writer",
                "trading-store.LEDGER.storage",
                "TRADING_STORE_STORGE",
                "TRADING_STORE_LEDGER",
                "TRADING_STORE_storage"
            })
    void unknown(String key) {
        assertThatThrownBy(() -> opened(Map.of("trading-store.storage", IN_MEMORY, key, IN_MEMORY)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("there is no such setting")
                .hasMessageEndingWith("{setting=" + key + "}");
    }

    @ParameterizedTest(name = "A value that is none is refused by the setting''s name: {0}={1}")
    @CsvSource({
        "trading-store.storage, oracle:secret, it does not begin with an engine that the application offers",
        "trading-store.storage, secret, it does not begin with an engine that the application offers",
        "trading-store.storage, :secret, it does not begin with an engine that the application offers",
        "trading-store.storage, memory:secret, say memory: or memory:tests",
        "trading-store.storage, ' ', it is empty",
        "trading-store.ledger.profile, secret, 'it is none of ledger, standard and cache'",
        "trading-store.writer, secret, it is not application/version",
        "trading-store.writer, secret/, it is not application/version",
        "trading-store.writer, ' /secret', it is not application/version",
        "trading-store.maintain-every, secret, it is no span of time",
        "trading-store.maintain-every, PT0.05S, it is not from 100 milliseconds to 30 days",
        "trading-store.maintain-every, P31D, it is not from 100 milliseconds to 30 days",
        "TRADING_STORE_MAINTAIN_EVERY, 10, it is no span of time"
    })
    void badValue(String key, String value, String reason) {
        assertThatThrownBy(() -> opened(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.advice()).isEqualTo(Advice.FIX_CALLER))
                .hasMessageContaining(reason)
                .hasMessageEndingWith("{setting=" + key + "}")
                .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("A password in an address shows up nowhere, even where an engine repeats the address")
    void password() {
        StorageFactory repeating = new StorageFactory() {
            @Override
            public String engine() {
                return "postgres";
            }

            @Override
            public Storage storage(String address) {
                throw new InvalidRequestException("Cannot reach " + address + " nor //app:hunter2@other/db");
            }
        };
        for (String value : List.of("postgres://app:hunter2@host/db", "oracle://app:hunter2@host/db")) {
            assertThatThrownBy(() -> TradingStores.from(Map.of("TRADING_STORE_STORAGE", value), repeating))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("TRADING_STORE_STORAGE")
                    .satisfies(e -> assertThat(trace(e)).doesNotContain("hunter2"));
        }
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    @DisplayName("An engine that is given twice is refused")
    void engineTwice() {
        assertThatThrownBy(() -> TradingStores.from(Map.of(), MemoryStorage.FACTORY, MemoryStorage.FACTORY))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("engine=memory");
    }
}
