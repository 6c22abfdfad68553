package org.tradingstore.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.StoreOpener;

/** Reaches a directory of SQLite files from another process. */
public final class SqliteOpener implements StoreOpener {
    @Override
    public Storage storage(String place, Duration lockTimeout) {
        return SqliteStorage.in(Path.of(place)).lockTimeout(lockTimeout);
    }
}
