package org.tradingstore.sqlite;

import java.nio.file.Path;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;

/** The short way to a store on SQLite. */
public final class SqliteTradingStore {
    private SqliteTradingStore() {}

    /** Opens the store in {@code directory}, which is made if it is not there. */
    public static TradingStore open(Path directory) {
        return TradingStores.builder().storage(SqliteStorage.in(directory)).open();
    }
}
