package org.tradingstore.examples.backtest;

import java.nio.file.Path;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.duckdb.DuckDbStorage;
import org.tradingstore.schema.Database;
import org.tradingstore.sqlite.SqliteStorage;

/** One store on two engines, each for what it is good at: rows that must be on disk at once, and columns of millions of bars. */
final class MixedStore {
    private MixedStore() {}

    static TradingStore open(Path directory) {
        // docs:begin open
        TradingStore store = TradingStores.builder()
                .storage(SqliteStorage.in(directory)) // everything, unless said below
                .storage(Database.HISTORY, DuckDbStorage.in(directory)) // history.duckdb, beside ledger.db
                .writer("backtest", "0.1.0")
                .open();
        // docs:end
        return store;
    }
}
