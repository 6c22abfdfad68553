package org.tradingstore.core;

import java.util.EnumMap;
import java.util.Map;
import org.tradingstore.core.internal.memory.MemoryData;
import org.tradingstore.core.internal.memory.MemoryDatabase;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageFactory;

/** Keeps databases in memory: a cache, or all of them in an application's own tests. <em>Thread-safe.</em> */
public final class MemoryStorage implements Storage {
    /** For settings: {@code memory:} for databases that may be lost, {@code memory:tests} as {@link #forTests}. */
    public static final StorageFactory FACTORY = new MemoryFactory();

    private final boolean forTests;
    private final Map<Database, MemoryData> kept = new EnumMap<>(Database.class);

    private MemoryStorage(boolean forTests) {
        this.forTests = forTests;
    }

    /** For databases that may be lost, profile CACHE; refuses every other. */
    public static MemoryStorage create() {
        return new MemoryStorage(false);
    }

    /** For tests: takes every profile, and keeps its content when a store over the same object is closed and opened again. */
    public static MemoryStorage forTests() {
        return new MemoryStorage(true);
    }

    @Override
    public String engine() {
        return "memory";
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        if (forTests) {
            MemoryData data;
            synchronized (kept) {
                data = kept.computeIfAbsent(request.database(), database -> new MemoryData());
            }
            return new MemoryDatabase(data, request, true);
        }
        if (request.profile() != Profile.CACHE) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot keep a database in memory: its profile promises more; name a durable storage, or in tests"
                            + " MemoryStorage.forTests()",
                    "database",
                    request.database(),
                    "profile",
                    request.profile()));
        }
        return new MemoryDatabase(new MemoryData(), request, false);
    }
}
