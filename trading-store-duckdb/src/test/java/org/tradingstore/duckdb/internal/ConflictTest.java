package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.config.Setting;
import org.tradingstore.config.SettingRepository;
import org.tradingstore.core.TradingStores;
import org.tradingstore.duckdb.DuckDbStorage;
import org.tradingstore.error.Advice;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Profile;
import org.tradingstore.testkit.RecordGenerator;

/** What a connection of somebody else in this process, which DuckDB lets in, does to writes of the store. */
class ConflictTest {
    @TempDir
    Path directory;

    private Connection stranger() throws SQLException {
        Path file = directory.resolve("config.duckdb");
        // DuckDB gives the database that is open, if it is asked for with the same settings.
        return DriverManager.getConnection(
                "jdbc:duckdb:" + file,
                DuckdbSettings.of(Profile.STANDARD, Database.CONFIG).properties(file));
    }

    @Test
    @DisplayName(
            "a row that another connection is about to change makes a write busy, nothing is written, and it succeeds later")
    void conflict() throws SQLException {
        Setting before = RecordGenerator.of(Setting.TYPE, 1).next();
        Setting after = RecordGenerator.of(Setting.TYPE, 2)
                .with(Setting.NAME, before::name)
                .next();
        try (TradingStore store =
                TradingStores.builder().storage(DuckDbStorage.in(directory)).open()) {
            SettingRepository settings = store.book("b", Mode.TEST).config().settings();
            settings.upsert(before);
            try (Connection stranger = stranger()) {
                Commands.run(stranger, "BEGIN TRANSACTION");
                Commands.run(stranger, "UPDATE setting SET value = 'theirs'");
                assertThat(catchThrowable(() -> settings.upsert(after)))
                        .isInstanceOfSatisfying(
                                StoreBusyException.class,
                                e -> assertThat(e.advice()).isEqualTo(Advice.RETRY))
                        .hasMessageStartingWith("Cannot write setting: ")
                        .hasMessageContaining("try again");
                assertThat(settings.find(before.name())).contains(before);
                assertThat(settings.revisions(before.name(), 10)).hasSize(1);
                assertThatThrownBy(() -> store.book("b", Mode.TEST).config().inTransaction(tx -> {
                            tx.settings().upsert(after);
                        }))
                        .isInstanceOf(StoreBusyException.class);
                Commands.run(stranger, "ROLLBACK");
            }
            settings.upsert(after);
            assertThat(settings.find(before.name())).contains(after);
        }
    }
}
