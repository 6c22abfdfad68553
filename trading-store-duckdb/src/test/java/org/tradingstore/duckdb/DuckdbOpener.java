package org.tradingstore.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.StoreOpener;

/** Reaches a directory of DuckDB files from another process. */
public final class DuckdbOpener implements StoreOpener {
    @Override
    public Storage storage(String place, Duration lockTimeout) {
        return DuckDbStorage.in(Path.of(place)).lockTimeout(lockTimeout);
    }
}
