package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.TradingStore;
import org.tradingstore.error.StorageException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.OrderedField;

/**
 * An answer that DuckDB breaks off in its middle is an error. To the driver's reader of chunks it looks like one that has ended, so that rows
 * would be missing and nobody would know.
 */
class BrokenOffTest {
    private static final int BLOCK = 256 << 10;
    private static final int SYMBOLS = 20;
    private static final int DAYS = 20_000;
    private static final int ROWS = SYMBOLS * DAYS;
    private static final int PLACES = 8;
    private static final List<OrderedField<DailyPrice, ?>> PRICES =
            List.of(DailyPrice.OPEN, DailyPrice.HIGH, DailyPrice.LOW, DailyPrice.CLOSE);

    @TempDir
    Path directory;

    @BeforeEach
    void load() {
        Random random = new Random(7);
        try (TradingStore store = DuckDbTradingStore.open(directory.resolve("whole"))) {
            store.history()
                    .dailyPrices()
                    .load(IntStream.range(0, ROWS).mapToObj(row -> bar(row, random.nextDouble())), OnConflict.SKIP);
        }
    }

    /** Prices that cannot be packed, so that they fill blocks. */
    private static DailyPrice bar(int row, double price) {
        return new DailyPrice(
                "S" + (100 + row / DAYS),
                LocalDate.EPOCH.plusDays(row % DAYS),
                price,
                price + 1,
                price / 2,
                price + 0.5,
                null,
                null,
                "feed");
    }

    /** Ways to read all bars, each of which counts them. */
    enum Way {
        RECORDS {
            @Override
            long rows(DailyPriceRepository prices) {
                AtomicLong rows = new AtomicLong();
                prices.scan(DailyPrice.TYPE.all(), price -> rows.incrementAndGet());
                return rows.get();
            }
        },
        COLUMNS {
            @Override
            long rows(DailyPriceRepository prices) {
                long rows = 0;
                try (ColumnCursor columns = prices.columns(DailyPrice.TYPE.all(), PRICES)) {
                    for (Columns part = columns.next(); part != null; part = columns.next()) {
                        rows += part.size();
                    }
                }
                return rows;
            }
        },
        SERIES {
            @Override
            long rows(DailyPriceRepository prices) {
                AtomicLong rows = new AtomicLong();
                prices.drawdownsOfAll(DailyPrice.CLOSE, DateRange.all(), (name, each) -> rows.addAndGet(DAYS));
                return rows.get();
            }
        };

        abstract long rows(DailyPriceRepository prices);
    }

    private static @Nullable StorageException readWhole(Way way, Path place, String name) {
        try (TradingStore store = DuckDbTradingStore.open(place)) {
            assertThat(way.rows(store.history().dailyPrices())).as(name).isEqualTo(ROWS);
            return null;
        } catch (StorageException e) {
            return e;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Where a block is damaged that a long answer comes to, the answer is whole or an error that names the damage")
    void damagedBlock(Way way) throws IOException {
        byte[] whole = Files.readAllBytes(directory.resolve("whole/history.duckdb"));
        int blocks = whole.length / BLOCK;
        assertThat(blocks).isGreaterThan(4 * PLACES);
        int noticed = 0;
        for (int i = 0; i < PLACES; i++) {
            long block = 1 + (long) i * blocks / PLACES;
            Path place = Files.createDirectories(directory.resolve("damaged"));
            Path file = place.resolve("history.duckdb");
            Files.write(file, whole);
            try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
                opened.seek(block * BLOCK);
                opened.write(new byte[64]);
            }
            StorageException failure = readWhole(way, place, way + " with a damaged block " + block);
            if (failure != null) {
                assertThat(failure).hasMessageContaining("damaged");
                noticed++;
            }
            Directories.wipe(place);
        }
        assertThat(noticed).as("damaged blocks that were noticed").isPositive();
    }
}
