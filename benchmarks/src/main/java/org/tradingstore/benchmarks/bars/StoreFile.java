package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.util.List;
import org.tradingstore.TradingStore;
import org.tradingstore.duckdb.DuckDbTradingStore;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.OrderedField;

/** The library's prices, through its public API. <em>Not thread-safe.</em> */
final class StoreFile implements AutoCloseable {
    /** What is read for arithmetic. */
    static final List<OrderedField<DailyPrice, ?>> NUMBERS = List.of(
            DailyPrice.DATE,
            DailyPrice.OPEN,
            DailyPrice.HIGH,
            DailyPrice.LOW,
            DailyPrice.CLOSE,
            DailyPrice.ADJUSTED_CLOSE,
            DailyPrice.VOLUME);
    /** All components, in their order. */
    static final List<OrderedField<DailyPrice, ?>> COLUMNS = List.of(
            DailyPrice.SYMBOL,
            DailyPrice.DATE,
            DailyPrice.OPEN,
            DailyPrice.HIGH,
            DailyPrice.LOW,
            DailyPrice.CLOSE,
            DailyPrice.ADJUSTED_CLOSE,
            DailyPrice.VOLUME,
            DailyPrice.SOURCE);

    private final TradingStore store;

    private StoreFile(TradingStore store) {
        this.store = store;
    }

    static StoreFile open(Path directory) {
        return new StoreFile(DuckDbTradingStore.open(directory.resolve("store")));
    }

    /** Makes one that holds these bars. */
    static void fill(Path directory, Rows rows) {
        try (StoreFile file = open(directory)) {
            file.load(rows);
        }
    }

    void load(Rows rows) {
        prices().loadColumns(COLUMNS, rows.chunks(), OnConflict.SKIP, LoadProgress.NONE);
    }

    DailyPriceRepository prices() {
        return store.history().dailyPrices();
    }

    /** Of all that is kept, in the order of the keys. */
    Tally tally() {
        Tally tally = new Tally();
        try (ColumnCursor cursor = prices().columns(DailyPrice.TYPE.all(), COLUMNS)) {
            for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                tally.addNumbers(chunk, 1);
                for (int row = 0; row < chunk.size(); row++) {
                    tally.texts((String) chunk.objects(0)[row], (String) chunk.objects(8)[row]);
                }
            }
        }
        return tally;
    }

    @Override
    public void close() {
        store.close();
    }
}
