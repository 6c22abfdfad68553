package org.tradingstore.testkit.internal.crash;

import java.io.IOException;
import org.tradingstore.TradingStore;
import org.tradingstore.testkit.internal.records.Fill;

/** Holds a transaction open from the line it prints to a line of input. */
public final class Holding {
    private Holding() {}

    /** Arguments: opener, place. */
    public static void main(String[] arguments) throws IOException {
        try (TradingStore store = ChildStore.open(arguments)) {
            Counting.database(store).<IOException>inTransaction(tx -> {
                tx.records(Fill.TYPE).append(Fill.of("HELD", 1));
                System.out.println("holding");
                System.in.read();
            });
            System.out.println("done");
        }
    }
}
