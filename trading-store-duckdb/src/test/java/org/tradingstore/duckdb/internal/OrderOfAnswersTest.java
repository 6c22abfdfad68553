package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.files.ImportFile;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceKey;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.PriceDrawdowns;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.Profile;

/** Whatever was written, and however its rows lie, answers come in the order of keys; and where rows lie in it, that is known. */
class OrderOfAnswersTest {
    private static final int SYMBOLS = 40;
    private static final int DAYS = 2_000;
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    @TempDir
    Path directory;

    private TappedStorage tapped;
    private TradingStore store;
    private DailyPriceRepository prices;

    @BeforeEach
    void open() {
        tapped = new TappedStorage(directory);
        store = TradingStores.builder().storage(tapped).open();
        prices = store.history().dailyPrices();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static String symbol(int number) {
        return "S" + (100 + number);
    }

    private static DailyPrice bar(int symbol, int day) {
        double price = 1 + symbol + (day * 7_919) % 1_000 / 100.0;
        return new DailyPrice(symbol(symbol), FIRST.plusDays(day), price, price, price, price, null, null, "feed");
    }

    /** Every other day of every symbol, so that others fit in between. */
    private static Stream<DailyPrice> inOrder() {
        return IntStream.range(0, SYMBOLS)
                .boxed()
                .flatMap(symbol -> IntStream.range(0, DAYS).mapToObj(day -> bar(symbol, 2 * day)));
    }

    private static Stream<DailyPrice> dayByDay(int days) {
        return IntStream.range(0, days)
                .boxed()
                .flatMap(day -> IntStream.range(0, SYMBOLS).mapToObj(symbol -> bar(symbol, 2 * day)));
    }

    private boolean knownToAscend() {
        return tapped.history().orders().content(DailyPrice.TYPE, KeyOrder.Asking.WHERE_KNOWN) != KeyOrder.NONE;
    }

    private List<DailyPriceKey> requireOrderOfScan() {
        List<DailyPriceKey> keys = new ArrayList<>();
        prices.scan(DailyPrice.TYPE.all(), price -> keys.add(price.key()));
        for (int i = 1; i < keys.size(); i++) {
            requireAbove(keys.get(i - 1), keys.get(i));
        }
        return keys;
    }

    /** Reads all in each of the ways that may do without sorting; each answers by the order of keys. */
    private void requireOrder() {
        List<DailyPriceKey> keys = requireOrderOfScan();
        long[] days = keys.stream().mapToLong(key -> key.date().toEpochDay()).toArray();
        assertThat(days()).isEqualTo(days);
        List<String> names = new ArrayList<>();
        List<PriceDrawdowns<LocalDate>> falls = new ArrayList<>();
        prices.drawdownsOfAll(DailyPrice.CLOSE, DateRange.all(), (name, each) -> {
            names.add(name);
            falls.add(each);
        });
        assertThat(names).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < names.size(); i += 7) {
            assertThat(prices.drawdowns(names.get(i), DailyPrice.CLOSE, DateRange.all()))
                    .contains(falls.get(i));
        }
    }

    private static void requireAbove(DailyPriceKey before, DailyPriceKey next) {
        int order = before.symbol().compareTo(next.symbol());
        if (order > 0 || (order == 0 && !before.date().isBefore(next.date()))) {
            throw new AssertionError(next + " came behind " + before);
        }
    }

    private long[] days() {
        long[] days = new long[0];
        try (ColumnCursor columns = prices.columns(DailyPrice.TYPE.all(), List.of(DailyPrice.DATE))) {
            for (Columns chunk = columns.next(); chunk != null; chunk = columns.next()) {
                int size = days.length;
                days = Arrays.copyOf(days, size + chunk.size());
                System.arraycopy(chunk.longs(0), 0, days, size, chunk.size());
            }
        }
        return days;
    }

    @Test
    @DisplayName(
            "of rows that were loaded in order it is found at the first question for all, and nothing is sorted from then on")
    void found() {
        prices.load(inOrder(), OnConflict.SKIP);
        assertThat(knownToAscend()).isFalse();
        requireOrder();
        assertThat(knownToAscend()).isTrue();
        requireOrder();
        prices.load(Stream.of(bar(SYMBOLS, 0)), OnConflict.SKIP);
        assertThat(knownToAscend()).isFalse();
        requireOrder();
        assertThat(knownToAscend()).isTrue();
    }

    /** Writes that put a row where it does not belong. */
    private enum Write {
        UPSERT,
        INSERT,
        UPSERT_OF_MANY,
        LOAD,
        TRANSACTION,
        IMPORT
    }

    private void write(Write write) {
        switch (write) {
            case UPSERT -> prices.upsert(bar(3, 5));
            case INSERT -> prices.insertIfAbsent(bar(0, 7));
            case UPSERT_OF_MANY ->
                prices.upsertAll(IntStream.range(0, 100)
                        .mapToObj(day -> bar(9, 2 * day + 1))
                        .toList());
            case LOAD -> prices.load(Stream.of(bar(2, 9)), OnConflict.REPLACE);
            case TRANSACTION ->
                store.history().inTransaction(tx -> {
                    tx.dailyPrices().delete(bar(11, 20).key());
                    tx.dailyPrices().upsert(bar(11, 20));
                });
            case IMPORT -> {
                Path file = file("symbol,date,open,high,low,close\nS101,2010-01-04,1,1,1,1\n");
                prices.importFrom(ImportFile.csv(DailyPrice.TYPE, file), OnConflict.SKIP);
            }
        }
    }

    private Path file(String text) {
        try {
            return Files.writeString(directory.resolve("bars.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("after each kind of write, rows that lie elsewhere come where their keys belong")
    void writes(Write write) {
        prices.load(inOrder(), OnConflict.SKIP);
        requireOrder();
        assertThat(knownToAscend()).isTrue();
        write(write);
        requireOrder();
        assertThat(knownToAscend()).isFalse();
    }

    @Test
    @DisplayName("rows that came day by day are sorted, and known to ascend once upkeep has put them together")
    void upkeep() {
        prices.load(dayByDay(12_500), OnConflict.SKIP);
        requireOrder();
        assertThat(knownToAscend()).isFalse();
        store.maintain();
        requireOrder();
        assertThat(knownToAscend()).isTrue();
    }

    @Test
    @DisplayName("a few rows are sorted, and nothing is looked at")
    void few() {
        prices.load(inOrder().limit(KeyOrder.FEW - 1), OnConflict.SKIP);
        requireOrder();
        assertThat(knownToAscend()).isFalse();
        prices.load(inOrder(), OnConflict.SKIP);
        requireOrder();
        assertThat(knownToAscend()).isTrue();
    }

    @Test
    @DisplayName("a row that another connection of the process inserted comes where its key belongs")
    void stranger() throws SQLException {
        prices.load(inOrder(), OnConflict.SKIP);
        requireOrder();
        assertThat(knownToAscend()).isTrue();
        Path file = directory.resolve("history.duckdb");
        try (Connection stranger = DriverManager.getConnection(
                "jdbc:duckdb:" + file,
                DuckdbSettings.of(Profile.STANDARD, Database.HISTORY).properties(file))) {
            Commands.run(
                    stranger,
                    "INSERT INTO daily_price (symbol, date, open, high, low, close) VALUES ('S104', '2010-01-02', 1, 1, 1, 1)");
        }
        requireOrder();
    }

    @Test
    @DisplayName("beside a writer that adds, replaces and removes rows and calls for upkeep, every answer is in order")
    void beside() throws Exception {
        prices.load(inOrder(), OnConflict.SKIP);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 6; round++) {
                int day = 2 * round + 1;
                for (int symbol = 0; symbol < SYMBOLS; symbol += 13) {
                    prices.upsert(bar(symbol, day));
                }
                prices.load(IntStream.range(0, SYMBOLS).mapToObj(symbol -> bar(symbol, day)), OnConflict.REPLACE);
                for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                    prices.delete(bar(symbol, day).key());
                }
                // As much as makes readers look again.
                prices.load(
                        inOrder().map(price -> price.toBuilder().source("other").build()), OnConflict.REPLACE);
                store.maintain();
            }
        });
        int known = 0;
        while (!writer.isDone()) {
            requireOrderOfScan();
            known += knownToAscend() ? 1 : 0;
        }
        writer.get(1, TimeUnit.MINUTES);
        assertThat(known).as("questions whose rows were read as they lie").isPositive();
        requireOrder();
    }

    @Test
    @DisplayName("a row out of order is found wherever it lies, by a window that follows the rows as they are read")
    void wherever() throws SQLException {
        prices.load(inOrder(), OnConflict.SKIP);
        TableSql table = tapped.history().table(DailyPrice.TYPE);
        Reader reader = tapped.history().readers().take();
        try (Statement statement = reader.connection().createStatement()) {
            try (ResultSet plan = statement.executeQuery("EXPLAIN " + KeyOrders.descending(table))) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString(2)).contains("Streaming Window");
            }
            assertThat(reader.statements().finds(KeyOrders.descending(table))).isFalse();
            int last = SYMBOLS * DAYS - 1;
            for (int row : new int[] {0, 1, 2_047, 2_048, 2_049, DAYS - 1, DAYS, 61_439, 61_440, last - 1, last}) {
                statement.execute("BEGIN TRANSACTION");
                // The key of its neighbour: equal keys do not ascend either.
                int other = row == last ? row - 1 : row + 1;
                String of = " FROM daily_price WHERE rowid = " + other + ")";
                statement.execute("UPDATE daily_price SET symbol = (SELECT symbol" + of + ", date = (SELECT date" + of
                        + " WHERE rowid = " + row);
                assertThat(reader.statements().finds(KeyOrders.descending(table)))
                        .as("row %s", row)
                        .isTrue();
                statement.execute("ROLLBACK");
            }
        } finally {
            tapped.history().readers().give(reader, DuckdbReaders.After.DROP);
        }
    }
}
