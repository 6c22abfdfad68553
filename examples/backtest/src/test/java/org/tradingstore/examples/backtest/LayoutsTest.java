package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.duckdb.DuckDbStorage;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.sqlite.SqliteStorage;

/** Where a database lives changes nothing that is kept or computed. */
class LayoutsTest {
    @TempDir
    Path directory;

    enum Layout {
        MIXED {
            @Override
            TradingStores.Builder at(Path directory) {
                return SQLITE.at(directory).storage(Database.HISTORY, DuckDbStorage.in(directory));
            }
        },
        SQLITE {
            @Override
            TradingStores.Builder at(Path directory) {
                return TradingStores.builder().storage(SqliteStorage.in(directory));
            }
        },
        DUCKDB {
            @Override
            TradingStores.Builder at(Path directory) {
                return TradingStores.builder().storage(DuckDbStorage.in(directory));
            }
        },
        THE_OTHER_WAY_ROUND {
            @Override
            TradingStores.Builder at(Path directory) {
                return DUCKDB.at(directory).storage(Database.HISTORY, SqliteStorage.in(directory));
            }
        },
        MEMORY {
            @Override
            TradingStores.Builder at(Path directory) {
                return TradingStores.builder().storage(MemoryStorage.forTests());
            }
        };

        abstract TradingStores.Builder at(Path directory);
    }

    private record Kept(Digest history, Digest ledger, Digest signals, List<String> report) {}

    @ParameterizedTest
    @EnumSource(Layout.class)
    @DisplayName("bars, signals, trades and the report are the same wherever each is kept")
    void same(Layout layout) throws Exception {
        Path file = bars();
        Kept kept = run(layout.at(directory.resolve("store")), file);
        assertThat(kept).isEqualTo(run(Layout.MEMORY.at(directory), file));
        assertThat(kept.ledger().count()).isGreaterThan(20);
    }

    private static Kept run(TradingStores.Builder builder, Path file) throws InputException {
        try (TradingStore store = builder.open()) {
            Backtest backtest =
                    new Backtest(store, new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8));
            backtest.load(file);
            Terms terms = Terms.of(
                    new BigDecimal("25000"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.6"),
                    "EUR",
                    ZoneId.of("Australia/Sydney"));
            Report report = backtest.run(Crossover.of(2, 5), terms, new Selection(List.of(), null, null), "layouts");
            Book book = store.book("layouts", Mode.TEST);
            return new Kept(
                    store.history().digest(Digest.Coverage.CONTENT),
                    book.ledger().digest(Digest.Coverage.CONTENT),
                    book.signals().digest(Digest.Coverage.CONTENT),
                    report.lines());
        }
    }

    /** A part of the sample. */
    private Path bars() throws Exception {
        StringBuilder text = new StringBuilder("volume,close,low,high,open,date,symbol\n");
        for (String symbol : List.of("ALDER", "ELM")) {
            PriceColumns columns = SamplePrices.columns(symbol);
            for (int i = 0; i < 120; i++) {
                text.append(columns.volume()[i])
                        .append(',')
                        .append(columns.close()[i])
                        .append(',');
                text.append(columns.low()[i])
                        .append(',')
                        .append(columns.high()[i])
                        .append(',');
                text.append(columns.open()[i]).append(',');
                text.append(LocalDate.ofEpochDay(columns.time()[i] / PriceColumns.DAY))
                        .append(',');
                text.append(symbol).append('\n');
            }
        }
        return Files.writeString(directory.resolve("bars.csv"), text);
    }
}
