package org.tradingstore.examples.backtest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tradingstore.files.ImportFile;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.PortableOrder;

/** The bars that a backtest is tried on. <em>Thread-safe.</em> */
final class Prices {
    private static final int MOST_NAMED = 20;

    private final DailyPriceRepository prices;

    Prices(DailyPriceRepository prices) {
        this.prices = prices;
    }

    boolean isEmpty() {
        return prices.list(DailyPrice.TYPE.all().limit(1)).isEmpty();
    }

    LoadCounts loadSample() {
        LoadCounts counts = new LoadCounts(0, 0, 0);
        for (String symbol : SamplePrices.SYMBOLS) {
            // docs:begin load
            LoadCounts loaded = prices.load(symbol, SamplePrices.columns(symbol), OnConflict.REPLACE)
                    .counts();
            // docs:end
            counts = counts.plus(loaded);
        }
        return counts;
    }

    /**
     * Loads a file of Parquet if its name ends so, else of CSV, in one transaction. A row that is no bar refuses the whole file, since a
     * strategy that is tried on a series with holes is tried on another series.
     *
     * @throws org.tradingstore.error.InvalidRequestException if it is refused; nothing was written
     */
    LoadCounts load(Path path) {
        // docs:begin import
        ImportFile<DailyPrice> file = path.toString().endsWith(".parquet")
                ? ImportFile.parquet(DailyPrice.TYPE, path)
                : ImportFile.csv(DailyPrice.TYPE, path);
        LoadCounts loaded = prices.importFrom(file, OnConflict.REPLACE).counts();
        // docs:end
        return loaded;
    }

    /** The named symbols, or all that have bars where none is named; by name. @throws InputException if one has none */
    List<String> symbols(List<String> named) throws InputException {
        Set<String> known = new TreeSet<>(PortableOrder.TEXT);
        try (Cursor<DailyPrice> latest = prices.latestOfAll()) {
            latest.forEach(price -> known.add(price.symbol()));
        }
        if (named.isEmpty()) {
            return List.copyOf(known);
        }
        Set<String> asked = new TreeSet<>(PortableOrder.TEXT);
        for (String name : named) {
            if (!known.contains(name)) {
                throw new InputException("No prices of " + name + " are kept; there are those of "
                        + String.join(", ", known.stream().limit(MOST_NAMED).toList())
                        + (known.size() > MOST_NAMED ? ", ..." : ""));
            }
            asked.add(name);
        }
        return List.copyOf(asked);
    }

    /** All bars of these symbols up to {@code last}, inclusive: those before the first day of a backtest serve means. */
    List<Bars> read(List<String> symbols, LocalDate last) throws InputException {
        List<Bars> bars = new ArrayList<>();
        for (String symbol : symbols) {
            bars.add(Bars.read(prices, symbol, DateRange.before(last.plusDays(1))));
        }
        return bars;
    }
}
