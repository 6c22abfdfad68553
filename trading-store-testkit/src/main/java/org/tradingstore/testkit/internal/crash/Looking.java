package org.tradingstore.testkit.internal.crash;

import org.tradingstore.TradingStore;
import org.tradingstore.testkit.internal.records.Fill;

/** Opens a store, prints how many rows it sees, and closes it in order. */
public final class Looking {
    private Looking() {}

    /** Arguments: opener, place. */
    public static void main(String[] arguments) {
        try (TradingStore store = ChildStore.open(arguments)) {
            System.out.println(Counting.database(store).records(Fill.TYPE).count(Fill.TYPE.all()));
        }
    }
}
