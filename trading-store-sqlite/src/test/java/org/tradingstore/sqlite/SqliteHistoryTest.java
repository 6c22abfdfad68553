package org.tradingstore.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.HistoryContract;
import org.tradingstore.testkit.StorageUnderTest;

class SqliteHistoryTest extends HistoryContract {
    @TempDir(factory = InMemoryDirectory.class)
    Path directory;

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> SqliteStorage.in(directory.resolve("store")))
                .lacking(Capability.PARQUET)
                .backups(SqliteStorage::in);
    }

    @Override
    protected void wipe() {
        Directories.wipe(directory);
    }
}
