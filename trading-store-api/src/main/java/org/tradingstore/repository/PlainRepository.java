package org.tradingstore.repository;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.error.ConflictException;

/** Records with one current row per key. <em>Thread-safe outside a transaction.</em> */
public interface PlainRepository<R, K> extends ReadRepository<R, K> {
    /**
     * Makes {@code record} the current one of its key.
     *
     * @throws ConflictException if another key has the same unique components; nothing was written
     */
    Upserted upsert(R record);

    /** Upserts all of them in one transaction, or none; outcomes in their order. A key given twice ends with the later one. */
    List<Upserted> upsertAll(Collection<? extends R> records);

    /** Keeps {@code record} unless its key, or its unique components, are taken. */
    Inserted insertIfAbsent(R record);

    /** Removes the record with this key. @return whether there was one */
    boolean delete(K key);

    /**
     * Upserts a stream of any length in one transaction with bounded memory.
     *
     * @param onConflict what to do with a record whose key is taken
     */
    LoadCounts load(Stream<? extends R> records, OnConflict onConflict);

    /** What a load does with a record whose key is taken. */
    enum OnConflict {
        /** The given record replaces the kept one. */
        REPLACE,
        /** The kept one stays, counted as the same. */
        SKIP
    }
}
