package org.tradingstore.repository;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.OrderedField;

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
     * Upserts a stream of any length in one transaction with bounded memory. The stream is read on the calling thread while other
     * writers wait, so it must not use the same database.
     *
     * @param onConflict what to do with a record whose key is taken
     * @throws InvalidRecordException if a record cannot be kept exactly; nothing was written
     */
    default LoadCounts load(Stream<? extends R> records, OnConflict onConflict) {
        return load(records, onConflict, LoadProgress.NONE).counts();
    }

    /** As {@link #load(Stream, OnConflict)}, telling {@code progress} how far it is. */
    LoadReport load(Stream<? extends R> records, OnConflict onConflict, LoadProgress progress);

    /**
     * As {@link #load(Stream, OnConflict, LoadProgress)}, of records that come by column, in chunks. Components that have no column are
     * absent.
     *
     * @param fields what the columns of each chunk are, in their order, among them every required field
     * @param chunks a {@code long[]} column has a value in every row, one of a field that may be absent comes as objects; NaN and null
     *     are absent. Arrays stay as they are until the next chunk is asked for, and can then be used again
     * @throws InvalidRequestException if a required field has no column, a field has two, or a column is of another kind than its field
     */
    LoadReport loadColumns(
            List<? extends OrderedField<R, ?>> fields,
            Stream<Columns> chunks,
            OnConflict onConflict,
            LoadProgress progress);

    /** What a load does with a record whose key is taken. */
    enum OnConflict {
        /** The given record replaces the kept one. */
        REPLACE,
        /** The kept one stays, counted as the same. */
        SKIP
    }
}
