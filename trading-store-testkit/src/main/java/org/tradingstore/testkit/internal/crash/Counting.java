package org.tradingstore.testkit.internal.crash;

import java.io.IOException;
import org.tradingstore.TradingStore;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** Appends rows, and adds one to an audited and a keyed record with each; begins at a line of input. */
public final class Counting {
    private Counting() {}

    /** The audited record. */
    public static final String COUNTER = "shared";

    /** The keyed record. */
    public static final Memo.Id MEMO = new Memo.Id("shared", "memo");

    /** Where both processes write. */
    public static RecordDatabase database(TradingStore store) {
        return store.book("two", Mode.TEST).database(Database.OPERATIONS);
    }

    /** Arguments: opener, place, the process's own name, number of rows. */
    public static void main(String[] arguments) throws IOException {
        try (TradingStore store = ChildStore.open(arguments)) {
            RecordDatabase database = database(store);
            System.out.println("ready");
            System.in.read();
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                database.records(Fill.TYPE).append(Fill.of(arguments[2], i));
                database.records(Counter.TYPE).update(COUNTER, counter -> counter.withValue(counter.value() + 1));
                database.records(Memo.TYPE).update(MEMO, memo -> memo.withCount(memo.count() + 1));
            }
            System.out.println("done");
        }
    }
}
