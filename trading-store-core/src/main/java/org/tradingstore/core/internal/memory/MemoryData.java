package org.tradingstore.core.internal.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tradingstore.core.internal.rows.TypeChanges;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.OpenRequest;

/** The content of one database, which may be opened several times. <em>Thread-safe.</em> */
public final class MemoryData {
    private static final long LOCK_TIMEOUT_SECONDS = 10;

    private final Semaphore writer = new Semaphore(1, true);
    private volatile Map<String, Table> tables = Map.of();
    private Map<String, RecordType<?, ?>> types = Map.of();
    private int openings;

    /**
     * Makes what is missing, and takes over what was kept by a former description; refuses one that changes more than it may, and any
     * change while the content is open elsewhere.
     */
    public void prepare(OpenRequest request) {
        // As a writer: another opening may commit meanwhile, and what it publishes must not be taken back.
        lock();
        try {
            prepareLocked(request);
            openings++;
        } finally {
            unlock();
        }
    }

    /** One opening less. */
    void closed() {
        lock();
        openings--;
        unlock();
    }

    private void prepareLocked(OpenRequest request) {
        Map<String, Table> prepared = new HashMap<>(tables);
        Map<String, RecordType<?, ?>> known = new HashMap<>(types);
        for (OpenRequest.TypeLayout layout : request.types()) {
            RecordType<?, ?> type = layout.type();
            RecordType<?, ?> kept = known.get(type.name());
            if (kept == null) {
                prepared.put(type.name(), Table.empty(type));
            } else if (kept != type) {
                prepared.put(type.name(), takenOver(kept, type, table(prepared, type)));
            }
            known.put(type.name(), type);
        }
        types = known;
        tables = Map.copyOf(prepared);
    }

    private Table takenOver(RecordType<?, ?> kept, RecordType<?, ?> type, Table table) {
        TypeChanges rules = new TypeChanges("memory", type);
        rules.requireNotNewer(kept.version());
        boolean same = TypeChanges.text(kept).equals(TypeChanges.text(type))
                && kept.fields().stream()
                        .map(Field::name)
                        .toList()
                        .equals(type.fields().stream().map(Field::name).toList())
                && indexes(kept).equals(indexes(type));
        if (same) {
            return table.as(type);
        }
        rules.requireAllowed(TypeChanges.text(kept), kept.version());
        if (openings > 0) {
            throw new StoreBusyException(ErrorText.of(
                    "Cannot open a database: a record type is to be changed, and others have it open; close them first",
                    "type",
                    type.name()));
        }
        return table.takenOver(type);
    }

    private static List<String> indexes(RecordType<?, ?> type) {
        return type.indexes().stream()
                .map(index -> index.name() + " " + index.uniqueness())
                .sorted()
                .toList();
    }

    Map<String, Table> tables() {
        return tables;
    }

    static Table table(Map<String, Table> tables, RecordType<?, ?> type) {
        return Objects.requireNonNull(tables.get(type.name()), type.name());
    }

    void publish(Map<String, Table> changed) {
        tables = Map.copyOf(changed);
    }

    void lock() {
        boolean taken;
        try {
            taken = writer.tryAcquire(LOCK_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusyException("Cannot write: the wait for the writer was interrupted", e);
        }
        if (!taken) {
            throw new StoreBusyException(ErrorText.of(
                    "Cannot write: another opening of the database held the writer for too long; try again",
                    "seconds",
                    LOCK_TIMEOUT_SECONDS));
        }
    }

    void unlock() {
        writer.release();
    }
}
