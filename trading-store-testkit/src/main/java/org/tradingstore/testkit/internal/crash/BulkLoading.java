package org.tradingstore.testkit.internal.crash;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradingstore.TradingStore;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.internal.records.Bar;

/** Loads bars, a symbol at a time, until it is killed; prints each symbol once its load has returned. */
public final class BulkLoading {
    /** Bars of each load. */
    public static final int BARS = 3_000;

    private BulkLoading() {}

    /** Arguments: opener, place, round. */
    public static void main(String[] arguments) {
        TradingStore store = ChildStore.open(arguments);
        PlainRepository<Bar, Bar.Id> bars = store.shared(Database.HISTORY).records(Bar.TYPE);
        System.out.println("ready");
        for (int load = 0; ; load++) {
            String symbol = arguments[2] + "/" + load;
            bars.load(of(symbol), PlainRepository.OnConflict.REPLACE);
            System.out.println(symbol);
        }
    }

    /** What is loaded for a symbol: it follows from its name. */
    public static Stream<Bar> of(String symbol) {
        double price = 1 + Math.floorMod(symbol.hashCode(), 997) / 8.0;
        return IntStream.range(0, BARS).mapToObj(day -> Bar.of(symbol, day, price + day));
    }
}
