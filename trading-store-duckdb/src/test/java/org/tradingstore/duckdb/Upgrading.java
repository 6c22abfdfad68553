package org.tradingstore.duckdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.internal.records.Papers;

/** Opens a store of papers with the later description, and says before and after that it does. */
final class Upgrading {
    private Upgrading() {}

    /** Arguments: opener, place. */
    public static void main(String[] arguments) {
        print("begun");
        try (TradingStore store = open(Path.of(arguments[1]))) {
            print("done " + store.databases().size());
        }
    }

    static TradingStore open(Path place) {
        return TradingStores.builder()
                .storage(DuckDbStorage.in(place))
                .register(Database.SIGNALS, Papers.paper2())
                .open();
    }

    private static void print(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
