package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.history.Candle;
import org.tradingstore.history.CandleKey;
import org.tradingstore.history.CandleRepository;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.TimeRange;

/** DuckDB finds bars without an index by leaving out blocks: how many rows a question has it read is bounded, however many there are. */
class RowsScannedTest {
    private static final int SYMBOLS = 12;
    private static final int BARS = 125_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Rows of a block; those of one symbol lie in two or three. */
    private static final long ROW_GROUP = 122_880;

    /** Of all statements since the log was emptied. */
    private static final String SCANNED =
            "SELECT sum(CAST(regexp_extract(message, '''value'': (\\d+)', 1) AS BIGINT)) FROM duckdb_logs"
                    + " WHERE type = 'Metrics' AND message LIKE '%query.total_rows_scanned%'";

    @TempDir
    Path directory;

    private TappedStorage tapped;

    @BeforeEach
    void watch() {
        tapped = new TappedStorage(directory);
    }

    private static PriceColumns bars(int symbol) {
        PriceColumns.Builder builder = PriceColumns.builder();
        long[] time = new long[BARS];
        double[] price = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            time[i] = START.getEpochSecond() * 1_000_000 + i * 60_000_000L;
            price[i] = symbol + i / 100.0;
        }
        return builder.time(time)
                .open(price)
                .high(price)
                .low(price)
                .close(price)
                .build();
    }

    @Test
    @DisplayName(
            "a look-up, a list, a series and the latest of a symbol's bars read the blocks of that symbol, not the table")
    void bounded() throws SQLException {
        try (TradingStore store = TradingStores.builder().storage(tapped).open()) {
            CandleRepository candles = store.history().candles();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                candles.load("S" + (100 + symbol), Interval.ONE_MINUTE, bars(symbol), OnConflict.REPLACE);
            }
            store.maintain();
            Instant middle = START.plus(Duration.ofHours(1000));
            TimeRange day = new TimeRange(middle, middle.plus(Duration.ofDays(1)));
            Map<String, Runnable> questions = new LinkedHashMap<>();
            questions.put(
                    "find",
                    () -> assertThat(candles.find(new CandleKey("S105", Interval.ONE_MINUTE, middle)))
                            .isPresent());
            questions.put(
                    "newest",
                    () -> assertThat(candles.newest("S105", Interval.ONE_MINUTE, 100))
                            .hasSize(100));
            questions.put(
                    "latest",
                    () -> assertThat(candles.latest("S105", Interval.ONE_MINUTE))
                            .isPresent());
            questions.put(
                    "as of",
                    () -> assertThat(candles.latest("S105", Interval.ONE_MINUTE, middle))
                            .isPresent());
            questions.put(
                    "columns",
                    () -> assertThat(candles.columns("S105", Interval.ONE_MINUTE, day)
                                    .size())
                            .isEqualTo(1_440));
            questions.put(
                    "count",
                    () -> assertThat(candles.count(Candle.TYPE.where(Candle.SYMBOL.eq("S105"))))
                            .isEqualTo(BARS));
            questions.values().forEach(Runnable::run);
            for (Reader reader : tapped.history().readers().idle()) {
                Commands.run(reader.connection(), "SET enable_profiling = 'no_output'");
                Commands.run(reader.connection(), "CALL enable_logging('Metrics')");
            }
            Map<String, Long> scanned = new LinkedHashMap<>();
            for (Map.Entry<String, Runnable> question : questions.entrySet()) {
                question.getValue().run();
                scanned.put(question.getKey(), scanned());
            }
            assertThat(scanned)
                    .as("rows read by each question")
                    .allSatisfy(
                            (question, rows) -> assertThat(rows).isPositive().isLessThanOrEqualTo(3 * ROW_GROUP));
            assertThat(candles.count(Candle.TYPE.where(Candle.CLOSE.gt(600.5)))).isPositive();
            assertThat(scanned()).as("what is not bounded is seen").isGreaterThan(5 * ROW_GROUP);
        }
    }

    /** What was read since the last call, as DuckDB counted. */
    private long scanned() throws SQLException {
        Reader reader = tapped.history().readers().take();
        try {
            long scanned = reader.statements().number(SCANNED);
            Commands.run(reader.connection(), "CALL truncate_duckdb_logs()");
            return scanned;
        } finally {
            tapped.history().readers().give(reader, DuckdbReaders.After.KEEP);
        }
    }
}
