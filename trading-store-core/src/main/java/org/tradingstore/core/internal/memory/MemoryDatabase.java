package org.tradingstore.core.internal.memory;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tradingstore.error.ClosedException;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;

/** One opening of a database in memory. */
public final class MemoryDatabase implements StorageDatabase {
    private final MemoryData data;
    private final StorageInfo info;
    private volatile boolean closed;

    /** Opens {@code data}, which stays with its owner if it can be opened again. */
    public MemoryDatabase(MemoryData data, OpenRequest request, boolean reopens) {
        this.data = data;
        Set<Capability> capabilities = EnumSet.of(Capability.SAVEPOINTS);
        if (reopens) {
            capabilities.add(Capability.REOPEN);
        }
        this.info = new StorageInfo(
                "memory", System.getProperty("java.version", "unknown"), false, "memory", "not durable", capabilities);
        data.prepare(request);
    }

    @Override
    public StorageInfo info() {
        return info;
    }

    @Override
    public StorageSession begin(Access access) {
        if (closed) {
            throw new ClosedException("Cannot use a database in memory: it is closed");
        }
        if (access == Access.WRITE) {
            data.lock();
        }
        return new MemorySession(data, access);
    }

    @Override
    public List<String> check() {
        return List.of();
    }

    @Override
    public List<String> checkpoint() {
        return List.of();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            data.closed();
        }
    }
}
