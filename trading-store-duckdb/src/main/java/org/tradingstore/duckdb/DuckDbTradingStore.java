package org.tradingstore.duckdb;

import java.nio.file.Path;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;

/** The short way to a store on DuckDB. */
public final class DuckDbTradingStore {
    private DuckDbTradingStore() {}

    /** Opens the store in {@code directory}, which is made if it is not there. */
    public static TradingStore open(Path directory) {
        return TradingStores.builder().storage(DuckDbStorage.in(directory)).open();
    }
}
