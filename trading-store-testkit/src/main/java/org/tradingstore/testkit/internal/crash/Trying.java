package org.tradingstore.testkit.internal.crash;

import org.tradingstore.TradingStore;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.testkit.internal.records.Fill;

/** Opens a store and prints how many rows it sees, or how the store refuses: the exception's name, its advice and its message. */
public final class Trying {
    private Trying() {}

    /** Arguments: opener, place. */
    public static void main(String[] arguments) {
        try (TradingStore store = ChildStore.open(arguments)) {
            System.out.println(Counting.database(store).records(Fill.TYPE).count(Fill.TYPE.all()));
        } catch (TradingStoreException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.advice() + " " + e.getMessage());
        }
    }
}
