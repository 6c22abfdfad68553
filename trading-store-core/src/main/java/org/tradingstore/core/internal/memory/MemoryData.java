package org.tradingstore.core.internal.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
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

    /** Makes what is missing; refuses types that were kept with another shape. */
    public void prepare(OpenRequest request) {
        // As a writer: another opening may commit meanwhile, and what it publishes must not be taken back.
        lock();
        try {
            prepareLocked(request);
        } finally {
            unlock();
        }
    }

    private void prepareLocked(OpenRequest request) {
        Map<String, Table> prepared = new HashMap<>(tables);
        Map<String, RecordType<?, ?>> known = new HashMap<>(types);
        for (OpenRequest.TypeLayout layout : request.types()) {
            RecordType<?, ?> type = layout.type();
            RecordType<?, ?> kept = known.get(type.name());
            if (kept != null && !shape(kept).equals(shape(type))) {
                throw new OpenRefusedException(ErrorText.of(
                        kept.version() > type.version()
                                ? "Cannot open a database: a record type was kept by a newer version of the application"
                                : "Cannot open a database: a record type was kept with another shape",
                        "type",
                        type.name(),
                        "kept",
                        shape(kept),
                        "asked",
                        shape(type)));
            }
            known.putIfAbsent(type.name(), type);
            prepared.putIfAbsent(type.name(), Table.empty(type));
        }
        types = known;
        tables = Map.copyOf(prepared);
    }

    private static List<String> shape(RecordType<?, ?> type) {
        return type.fields().stream().map(MemoryData::shape).toList();
    }

    private static String shape(Field<?, ?> field) {
        return field.name() + " " + field.kind() + (field.optional() ? " optional" : "");
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
