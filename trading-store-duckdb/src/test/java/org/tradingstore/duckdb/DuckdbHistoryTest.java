package org.tradingstore.duckdb;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.HistoryContract;
import org.tradingstore.testkit.StorageUnderTest;

class DuckdbHistoryTest extends HistoryContract {
    @TempDir(factory = InMemoryDirectory.class)
    Path directory;

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> DuckDbStorage.in(directory.resolve("store")))
                .lacking(Capability.SAVEPOINTS, Capability.SECOND_PROCESS)
                .backups(DuckDbStorage::in);
    }

    @Override
    protected void wipe() {
        Directories.wipe(directory);
    }
}
