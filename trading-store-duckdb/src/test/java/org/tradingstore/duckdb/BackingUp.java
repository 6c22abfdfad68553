package org.tradingstore.duckdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.crash.ChildStore;
import org.tradingstore.testkit.internal.crash.Mark;

/** Appends pairs of trades from one thread and backs up from another, until it is killed; prints each backup that is done. */
final class BackingUp {
    private BackingUp() {}

    /** Arguments: opener, place, round. */
    public static void main(String[] arguments) {
        Path place = Path.of(arguments[1]);
        int round = Integer.parseInt(arguments[2]);
        TradingStore store = ChildStore.open(new DuckdbOpener().storage(arguments[1], Duration.ofMinutes(1)));
        Ledger ledger = store.book("crash", Mode.TEST).ledger();
        new Thread(
                        () -> {
                            for (int i = 0; ; i++) {
                                Mark first = new Mark(round, Mark.Way.TRANSACTION, i, 0);
                                ledger.inTransaction(tx -> {
                                    tx.trades().append(first.trade());
                                    tx.trades().append(first.other().trade());
                                });
                            }
                        },
                        "writer")
                .start();
        for (int i = 0; ; i++) {
            String name = "backup-" + round + "-" + i;
            print("begun " + name);
            store.backup(place.resolveSibling(name));
            print("done " + name);
        }
    }

    private static void print(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
