package org.tradingstore.testkit;

import static org.tradingstore.spi.Capability.BACKUP;
import static org.tradingstore.spi.Capability.PARQUET;
import static org.tradingstore.spi.Capability.SECOND_PROCESS;

import org.tradingstore.core.MemoryStorage;
import org.tradingstore.spi.Storage;

class MemoryFaultTest extends FaultContract {
    private Storage storage = MemoryStorage.forTests();

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> storage).lacking(SECOND_PROCESS, BACKUP, PARQUET);
    }

    @Override
    protected void wipe() {
        storage = MemoryStorage.forTests();
    }
}
