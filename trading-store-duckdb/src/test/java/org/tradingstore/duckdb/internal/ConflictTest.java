package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.config.Config;
import org.tradingstore.config.Setting;
import org.tradingstore.config.SettingRepository;
import org.tradingstore.core.TradingStores;
import org.tradingstore.duckdb.DuckDbStorage;
import org.tradingstore.error.Advice;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.RecordGenerator;

/** What a connection of somebody else in this process, which DuckDB lets in, does to writes of the store. */
class ConflictTest {
    @TempDir
    Path directory;

    private Connection stranger() throws SQLException {
        return stranger(Database.CONFIG);
    }

    private Connection stranger(Database database) throws SQLException {
        Path file = directory.resolve(database.name().toLowerCase(Locale.ROOT) + ".duckdb");
        // DuckDB gives the database that is open, if it is asked for with the same settings.
        return DriverManager.getConnection(
                "jdbc:duckdb:" + file,
                DuckdbSettings.of(database.profile(), database).properties(file));
    }

    private static final Setting BEFORE = RecordGenerator.of(Setting.TYPE, 1).next();
    private static final Setting AFTER =
            RecordGenerator.of(Setting.TYPE, 2).with(Setting.NAME, BEFORE::name).next();

    private TradingStore open(Duration lockTimeout) {
        return TradingStores.builder()
                .storage(DuckDbStorage.in(directory).lockTimeout(lockTimeout))
                .open();
    }

    private static Config config(TradingStore store) {
        return store.book("b", Mode.TEST).config();
    }

    @Test
    @DisplayName(
            "a row that another connection is about to change makes a write busy after the lock timeout, nothing is written, and it succeeds later")
    void busy() throws SQLException {
        try (TradingStore store = open(Duration.ofMillis(200))) {
            SettingRepository settings = config(store).settings();
            settings.upsert(BEFORE);
            try (Connection stranger = stranger()) {
                Commands.run(stranger, "BEGIN TRANSACTION");
                Commands.run(stranger, "UPDATE setting SET value = 'theirs'");
                assertThat(catchThrowable(() -> settings.upsert(AFTER)))
                        .isInstanceOfSatisfying(
                                StoreBusyException.class,
                                e -> assertThat(e.advice()).isEqualTo(Advice.RETRY))
                        .hasMessageStartingWith("Cannot write setting: ")
                        .hasMessageContaining("try again");
                assertThat(settings.find(BEFORE.name())).contains(BEFORE);
                assertThat(settings.revisions(BEFORE.name(), 10)).hasSize(1);
                Commands.run(stranger, "ROLLBACK");
            }
            settings.upsert(AFTER);
            assertThat(settings.find(BEFORE.name())).contains(AFTER);
        }
    }

    @Test
    @DisplayName("a write that meets another connection's change is run again until that one has ended")
    void again() throws Exception {
        try (TradingStore store = open(Duration.ofMinutes(1));
                Connection stranger = connected(store)) {
            Commands.run(stranger, "BEGIN TRANSACTION");
            Commands.run(stranger, "UPDATE setting SET value = 'theirs'");
            CompletableFuture<Void> write =
                    CompletableFuture.runAsync(() -> config(store).settings().upsert(AFTER));
            assertThatThrownBy(() -> write.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            Commands.run(stranger, "COMMIT");
            write.get(1, TimeUnit.MINUTES);
            assertThat(config(store).settings().find(BEFORE.name())).contains(AFTER);
            assertThat(config(store).settings().revisions(BEFORE.name(), 10)).hasSize(2);
        }
    }

    @Test
    @DisplayName(
            "a transaction of the application's that meets another connection's change is busy at once, since it must not run twice")
    void transaction() throws SQLException {
        int[] runs = new int[1];
        try (TradingStore store = open(Duration.ofMinutes(1));
                Connection stranger = connected(store)) {
            Commands.run(stranger, "BEGIN TRANSACTION");
            Commands.run(stranger, "UPDATE setting SET value = 'theirs'");
            assertThatThrownBy(() -> config(store).inTransaction(tx -> {
                        runs[0]++;
                        tx.settings().upsert(AFTER);
                    }))
                    .isInstanceOf(StoreBusyException.class);
            assertThat(runs[0]).isEqualTo(1);
            Commands.run(stranger, "ROLLBACK");
            assertThat(config(store).settings().find(BEFORE.name())).contains(BEFORE);
        }
    }

    @Test
    @DisplayName("a bar that another connection adds under a key that is there is found by check")
    void twice() throws SQLException {
        try (TradingStore store = open(Duration.ofSeconds(10))) {
            store.history()
                    .dailyPrices()
                    .upsertAll(RecordGenerator.of(DailyPrice.TYPE, 1).next(3));
            assertThat(store.check().findings()).isEmpty();
            try (Connection stranger = stranger(Database.HISTORY)) {
                Commands.run(stranger, "INSERT INTO daily_price SELECT * FROM daily_price LIMIT 1");
            }
            assertThat(store.check().findings()).singleElement().asString().contains("daily_price");
        }
    }

    /** Another connection to the store's file, in which there is a setting. */
    private Connection connected(TradingStore store) throws SQLException {
        config(store).settings().upsert(BEFORE);
        return stranger();
    }
}
