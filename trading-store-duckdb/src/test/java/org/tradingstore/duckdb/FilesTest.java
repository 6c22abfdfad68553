package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.BadRows;
import org.tradingstore.files.ExportFile;
import org.tradingstore.files.ImportFile;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.Interval;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository.OnConflict;

/** What DuckDB alone does with files: types of Parquet that other programs write, and rows that do not pass through Java. */
class FilesTest {
    private static final int MANY = 30_000;

    @TempDir(factory = InMemoryDirectory.class)
    Path directory;

    private TradingStore store;

    @BeforeEach
    void open() {
        store = TradingStores.builder()
                .storage(DuckDbStorage.in(directory.resolve("store")))
                .open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A file of Parquet with the rows of a question. */
    private Path parquet(String name, String question) throws SQLException {
        Path file = directory.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'America/New_York'");
            statement.execute("COPY (" + question + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    private ImportFile<DailyPrice> daily(Path file) {
        return ImportFile.parquet(DailyPrice.TYPE, file)
                .constant(DailyPrice.SYMBOL, "it's")
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
    }

    @Test
    @DisplayName("a file whose name is a pattern is read itself, and not what the pattern fits")
    void namesAreNoPatterns() throws IOException {
        String header = "date,open,high,low,close\n";
        Path file = Files.writeString(directory.resolve("bars[1].csv"), header + "2024-01-02,1,1,1,1\n");
        Files.writeString(directory.resolve("bars1.csv"), header + "2024-01-03,2,2,2,2\n");
        store.history()
                .dailyPrices()
                .importFrom(ImportFile.csv(DailyPrice.TYPE, file).constant(DailyPrice.SYMBOL, "A"), OnConflict.SKIP);
        assertThat(prices()).extracting(DailyPrice::date).containsExactly(LocalDate.of(2024, 1, 2));
    }

    @Test
    @DisplayName("a directory that looks like a column gives none")
    void directoriesAreNoColumns() throws SQLException, IOException {
        Files.createDirectory(directory.resolve("symbol=OTHER"));
        Path file = parquet(
                "symbol=OTHER/bars.parquet",
                "SELECT 'OWN' AS symbol, DATE '2024-01-02' AS date, 1.0 AS open, 1.0 AS high, 1.0 AS low, 1.0 AS close");
        store.history().dailyPrices().importFrom(ImportFile.parquet(DailyPrice.TYPE, file), OnConflict.SKIP);
        assertThat(prices()).extracting(DailyPrice::symbol).containsExactly("OWN");
    }

    @Test
    @DisplayName(
            "columns that are called as those which the engine adds are columns like others, and rejects have their rows")
    void namesOfTheEngine() throws SQLException, IOException {
        Path file = parquet(
                "names.parquet",
                "SELECT 'A' AS symbol, date, 1.0 AS open, 1.0 AS high, 1.0 AS low, close, 7 AS file_row_number, 8 AS env_row,"
                        + " 9 AS c1, 'x' AS \"it's \"\"q\"\"\" FROM (VALUES (DATE '2024-01-02', 1.5), (DATE '2024-01-03', NULL)) v(date, close)");
        var report = store.history()
                .dailyPrices()
                .importFrom(
                        ImportFile.parquet(DailyPrice.TYPE, file)
                                .ignore("file_row_number", "env_row", "c1", "it's \"q\"")
                                .rejects(directory.resolve("rejects.jsonl"))
                                .onBadRow(BadRows.SKIP),
                        OnConflict.SKIP);
        assertThat(report.counts()).isEqualTo(new LoadCounts(1, 0, 0));
        assertThat(prices()).extracting(DailyPrice::close).containsExactly(1.5);
        assertThat(Files.readString(directory.resolve("rejects.jsonl")))
                .contains("\"row\":2")
                .contains("\"file_row_number\":\"7\"")
                .contains("\"env_row\":\"8\"");
    }

    @Test
    @DisplayName("a moment of nanoseconds is cut to microseconds, before 1970 too")
    void nanoseconds() throws SQLException {
        Path file = parquet(
                "nanoseconds.parquet",
                "SELECT 'A' AS symbol, '1m' AS interval, t AS opened_at, 1.0 AS open, 1.0 AS high, 1.0 AS low, 1.0 AS close"
                        + " FROM (VALUES (TIMESTAMP_NS '2024-01-02 00:00:00.000000999'),"
                        + " (TIMESTAMP_NS '1969-12-31 23:59:59.999999999')) v(t)");
        store.history()
                .candles()
                .importFrom(ImportFile.parquet(Candle.TYPE, file).zone(ZoneId.of("UTC")), OnConflict.SKIP);
        assertThat(store.history().candles().list(Candle.TYPE.all().limit(10)))
                .extracting(Candle::openedAt)
                .containsExactly(Instant.parse("1969-12-31T23:59:59.999999Z"), Instant.parse("2024-01-02T00:00:00Z"));
    }

    @Test
    @DisplayName("each row of a file that is written in slices is written once")
    void slices() throws SQLException {
        Path file = parquet(
                "slices.parquet",
                "SELECT 'S' || i // 1000 AS symbol, DATE '2020-01-01' + CAST(i % 1000 AS INTEGER) AS date,"
                        + " 1.0 AS open, 1.0 AS high, 1.0 AS low, 1.0 AS close FROM range(500010) r(i)");
        DailyPriceRepository prices = store.history().dailyPrices();
        assertThat(prices.importFrom(ImportFile.parquet(DailyPrice.TYPE, file), OnConflict.SKIP)
                        .counts()
                        .created())
                .isEqualTo(500_010);
        assertThat(prices.count(DailyPrice.TYPE.all())).isEqualTo(500_010);
        assertThat(store.check().findings()).isEmpty();
    }

    private List<DailyPrice> prices() {
        return store.history().dailyPrices().list(DailyPrice.TYPE.all().limit(100));
    }

    @Test
    @DisplayName(
            "numbers of every type of Parquet are the doubles that they say, and what is none goes to the reject file with its row")
    void numbers() throws SQLException, IOException {
        Path file = parquet(
                "in[1]*.parquet",
                "SELECT * FROM (VALUES"
                        + " (TIMESTAMP_NS '2024-01-02 00:00:00', 0.1::FLOAT, 7::TINYINT, 12345678901234567.891::DECIMAL(38,3), '1e-05', -0.0::DOUBLE),"
                        + " (TIMESTAMP_NS '2024-01-03 00:00:00', 'nan'::FLOAT, 7, 1, '2', 3),"
                        + " (TIMESTAMP_NS '2024-01-04 00:00:00', 1, NULL, 1, '2', 3),"
                        + " (TIMESTAMP_NS '2024-01-05 09:30:00', 1, 7, 1, '2', 3),"
                        + " (TIMESTAMP_NS '2024-01-06 00:00:00', 1, 7, 1, '1_000', 3),"
                        + " (TIMESTAMP_NS '2024-01-02 00:00:00', 1, 7, 1, ' 2 ', NULL),"
                        + " (TIMESTAMP_NS '2024-01-07 00:00:00', 1, 7, 1, ' 2 ', NULL)) v(date, open, high, low, close, volume)");
        var report = store.history().dailyPrices().importFrom(daily(file), OnConflict.SKIP);
        assertThat(report.read()).isEqualTo(7);
        assertThat(report.counts()).isEqualTo(new LoadCounts(2, 0, 0));
        assertThat(prices())
                .containsExactly(
                        DailyPrice.of("it's", LocalDate.of(2024, 1, 2))
                                .open(0.1f)
                                .high(7)
                                .low(Double.parseDouble("12345678901234567.891"))
                                .close(1e-5)
                                .volume(0.0)
                                .build(),
                        DailyPrice.of("it's", LocalDate.of(2024, 1, 7))
                                .open(1)
                                .high(7)
                                .low(1)
                                .close(2)
                                .build());
        assertThat(Files.readAllLines(directory.resolve("rejects.jsonl")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"row\":2,\"reason\":\"the number is not finite\",\"component\":\"open\"")
                                .contains(
                                        "\"values\":{\"date\":\"2024-01-03 00:00:00\",\"open\":\"nan\",\"high\":\"7\""),
                        line -> assertThat(line).startsWith("{\"row\":3,\"reason\":\"a required value is missing\""),
                        line -> assertThat(line).startsWith("{\"row\":4,\"reason\":\"the value is no date"),
                        line -> assertThat(line).startsWith("{\"row\":5,\"reason\":\"the value is no number\""),
                        line -> assertThat(line).contains("\"row\":6,").contains("\"first_row\":1,"));
    }

    @Test
    @DisplayName(
            "times with a zone are moments, times without are of the named zone, and a time that clocks skipped is a bad row")
    void times() throws SQLException, IOException {
        String rest = " AS opened_at, 1 AS open, 2 AS high, 0.5 AS low, 1.5 AS close";
        Path zoned = parquet("zoned.parquet", "SELECT TIMESTAMPTZ '2024-07-02 09:30:00.000001-04:00'" + rest);
        Path naive = parquet(
                "naive.parquet",
                "SELECT unnest([TIMESTAMP_MS '2024-03-10 02:30:00', TIMESTAMP_MS '2024-07-02 09:31:00', TIMESTAMP_MS '2024-01-02 09:31:00.5'])"
                        + rest);
        for (Path path : List.of(zoned, naive)) {
            ImportFile<Candle> file = ImportFile.parquet(Candle.TYPE, path)
                    .constant(Candle.SYMBOL, "A")
                    .constant(Candle.INTERVAL, Interval.ONE_MINUTE)
                    .zone(ZoneId.of("America/New_York"))
                    .rejects(directory.resolve("rejects.jsonl"))
                    .onBadRow(BadRows.SKIP);
            store.history().candles().importFrom(file, OnConflict.REPLACE);
        }
        assertThat(store.history().candles().list(Candle.TYPE.all().limit(5)))
                .extracting(Candle::openedAt)
                .containsExactly(
                        Instant.parse("2024-01-02T14:31:00.5Z"),
                        Instant.parse("2024-07-02T13:30:00.000001Z"),
                        Instant.parse("2024-07-02T13:31:00Z"));
        assertThat(Files.readString(directory.resolve("rejects.jsonl"))).contains("skipped this time");
    }

    @Test
    @DisplayName("a record with rules of its own is judged row by row, from Parquet too, and its decimals are exact")
    void ownRules() throws SQLException, IOException {
        Path file = parquet(
                "rates.parquet",
                "SELECT 'EUR' AS base, 'USD' AS quote, TIMESTAMPTZ '2024-01-02 00:00:00Z' + to_days(i::INTEGER) AS as_of,"
                        + " CASE WHEN i = 25000 THEN 0 ELSE 1.000000000000000001 END::DECIMAL(38,18) AS rate FROM range(30000) r(i)");
        ImportFile<ExchangeRate> rates = ImportFile.parquet(ExchangeRate.TYPE, file)
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
        assertThat(store.history()
                        .exchangeRates()
                        .importFrom(rates, OnConflict.SKIP)
                        .counts())
                .isEqualTo(new LoadCounts(29_999, 0, 0));
        assertThat(Files.readAllLines(directory.resolve("rejects.jsonl")))
                .singleElement()
                .asString()
                .startsWith("{\"row\":25001,");
        assertThat(store.history().exchangeRates().list(ExchangeRate.TYPE.all().limit(1)))
                .singleElement()
                .satisfies(rate -> assertThat(rate.rate()).isEqualByComparingTo("1.000000000000000001"));
    }

    @Test
    @DisplayName("what is no file of Parquet is refused, and nothing was written")
    void damaged() throws IOException {
        Path file = Files.writeString(directory.resolve("in.parquet"), "PAR1 and no more");
        assertThatThrownBy(() -> store.history().dailyPrices().importFrom(daily(file), OnConflict.SKIP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no file of Parquet, or damaged");
        assertThat(prices()).isEmpty();
    }

    @Test
    @DisplayName("rows that are plain are written at once and not one by one, whatever is bad beside them")
    void atOnce() throws IOException {
        StringBuilder rows = new StringBuilder("date,open,high,low,close\r\n\n");
        for (int i = 0; i < MANY; i++) {
            rows.append(LocalDate.EPOCH.plusDays(i))
                    .append(i % 10_000 == 7 ? ",?" : ",1")
                    .append(",2,0.5,1.5\n");
        }
        Path file = Files.writeString(directory.resolve("in.csv"), rows);
        List<LoadCounts> told = new ArrayList<>();
        ImportFile<DailyPrice> prices = ImportFile.csv(DailyPrice.TYPE, file)
                .constant(DailyPrice.SYMBOL, "A")
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
        store.history().dailyPrices().importFrom(prices, OnConflict.SKIP, told::add);
        // One by one it would be told of every ten thousand.
        assertThat(told).containsOnly(new LoadCounts(MANY - 3, 0, 0));
        assertThat(Files.readAllLines(directory.resolve("rejects.jsonl")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"line\":10,"),
                        line -> assertThat(line).startsWith("{\"line\":10010,"),
                        line -> assertThat(line).startsWith("{\"line\":20010,"));
    }

    @Test
    @DisplayName("an export to Parquet has moments in UTC and the types of the components, as other programs read them")
    void types() throws SQLException {
        store.history()
                .candles()
                .upsert(Candle.of("A", Interval.ONE_MINUTE, Instant.parse("2024-03-10T07:00:00Z"))
                        .open(1)
                        .high(2)
                        .low(0.5)
                        .close(1.5)
                        .build());
        Path file = directory.resolve("out.parquet");
        store.history().candles().exportTo(ExportFile.parquet(file), Candle.TYPE.all());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT typeof(opened_at), epoch_us(opened_at), typeof(close) FROM read_parquet('" + file
                                + "')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("TIMESTAMP WITH TIME ZONE");
            assertThat(rows.getLong(2)).isEqualTo(1_710_054_000_000_000L);
            assertThat(rows.getString(3)).isEqualTo("DOUBLE");
        }
    }
}
