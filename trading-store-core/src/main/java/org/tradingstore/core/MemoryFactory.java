package org.tradingstore.core;

import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageFactory;

/** Storages in memory by address. */
final class MemoryFactory implements StorageFactory {
    @Override
    public String engine() {
        return "memory";
    }

    @Override
    public Storage storage(String address) {
        return switch (address) {
            case "" -> MemoryStorage.create();
            case "tests" -> MemoryStorage.forTests();
            default ->
                throw new InvalidRequestException("Cannot keep a database in memory: say memory: or memory:tests");
        };
    }
}
