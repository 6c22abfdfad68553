package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.History;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.OrderedField;

/** What gives the chunks of a load may ask the transaction that the load is part of, while parts of it are large enough to be written beside. */
class LoadInTransactionTest {
    /** In chunks that are gathered: a part that is written at once takes some of them. */
    private static final int PER_CHUNK = 40_000;

    private static final int CHUNKS = 32;
    private static final List<OrderedField<DailyPrice, ?>> FIELDS = List.of(
            DailyPrice.SYMBOL, DailyPrice.DATE, DailyPrice.OPEN, DailyPrice.HIGH, DailyPrice.LOW, DailyPrice.CLOSE);

    @TempDir
    Path directory;

    private static String symbol(int chunk) {
        return "S" + (100 + chunk);
    }

    private static Columns bars(int chunk) {
        Object[] symbols = new Object[PER_CHUNK];
        Arrays.fill(symbols, symbol(chunk));
        double[] prices = new double[PER_CHUNK];
        Arrays.fill(prices, 1 + chunk);
        return new Columns(PER_CHUNK, new Object[] {
            symbols, IntStream.range(0, PER_CHUNK).asLongStream().toArray(), prices, prices, prices, prices
        });
    }

    @Test
    @DisplayName(
            "chunks that ask the transaction find whole parts of those before, and whatever they write goes with the transaction")
    void chunksAsk() {
        List<Long> found = new ArrayList<>();
        try (TradingStore store = DuckDbTradingStore.open(directory)) {
            History history = store.history();
            history.inTransaction(tx -> {
                DailyPriceRepository prices = tx.dailyPrices();
                Stream<Columns> chunks = IntStream.range(0, CHUNKS).mapToObj(chunk -> {
                    found.add(prices.count(DailyPrice.TYPE.all()));
                    Optional<DailyPrice> before = chunk == 0 ? Optional.empty() : prices.latest(symbol(0));
                    assertThat(before.map(DailyPrice::close).orElse(1.0)).isEqualTo(1);
                    return bars(chunk);
                });
                LoadCounts counts = prices.loadColumns(FIELDS, chunks, OnConflict.SKIP, LoadProgress.NONE)
                        .counts();
                assertThat(counts).isEqualTo(new LoadCounts((long) CHUNKS * PER_CHUNK, 0, 0));
            });
            assertThat(history.dailyPrices().count(DailyPrice.TYPE.all())).isEqualTo((long) CHUNKS * PER_CHUNK);
            assertThat(history.dailyPrices().latest(symbol(CHUNKS - 1)).map(DailyPrice::close))
                    .contains((double) CHUNKS);
        }
        assertThat(found).isSorted();
        long part = found.stream().filter(rows -> rows > 0).findFirst().orElseThrow();
        assertThat(part).isGreaterThan(2 * PER_CHUNK);
        assertThat(found).allMatch(rows -> rows % part == 0);
        // A part that is full is there for the very next chunk.
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            long given = (long) chunk * PER_CHUNK;
            assertThat(found.get(chunk)).as("chunk %s", chunk).isEqualTo(given - given % part);
        }
    }
}
