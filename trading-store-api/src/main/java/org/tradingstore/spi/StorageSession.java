package org.tradingstore.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;

/**
 * A unit of work on one database. Closing it without {@link #commit} takes back what it wrote. A session is used by one thread at
 * a time, and every cursor is closed before the session. <em>Not thread-safe.</em>
 */
public interface StorageSession extends AutoCloseable {
    /**
     * Writes rows in their order and answers for each. A row that is refused leaves nothing; the others are written.
     *
     * @throws org.tradingstore.error.StorageException if the engine fails; the session can then only be closed
     */
    RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows);

    /**
     * Writes rows that come by column, as {@link #write} writes them one by one, and answers for each.
     *
     * @param mode INSERT, or for types without an envelope UPSERT
     * @param envelope of every row
     * @param fields what the columns are, in their order; other fields are absent. A {@code long[]} has a value in every row; NaN and
     *     null are absent
     */
    default RowOutcome[] writeColumns(
            RecordType<?, ?> type,
            WriteMode mode,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns) {
        return write(type, mode, new ColumnsAsRows(type, envelope, fields, columns));
    }

    /**
     * Tells that about {@code rows} rows of a type are going to be inserted by {@link #write}. Until {@link #loaded} the type is looked up
     * by its key and its unique indexes alone, and no cursor is open in the session; so an engine may see to its other indexes at the end.
     */
    default void load(RecordType<?, ?> type, long rows) {}

    /** Ends what {@link #load} began. Where it is not called, the session or the savepoint before is taken back. */
    default void loaded(RecordType<?, ?> type) {}

    /** Removes rows by the portable values of their keys, and answers for each whether it was there. */
    boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys);

    /** The row with the key of these portable values in one book, or shared; null where there is none. */
    @Nullable
    StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key);

    /** Rows in order. */
    RowCursor scan(Scan scan);

    long count(Selection selection);

    RowCursor newestPer(NewestPer request);

    /** Groups ordered by bucket, then by group values, absent last; without groups and buckets always one row. */
    List<AggregateRow> aggregate(AggregateRequest request);

    /** The rows of a scan as columns, in chunks of at most {@code chunk} rows. */
    default ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
        return new RowsAsColumns(scan(scan), fields, chunk);
    }

    /** A point to which {@link #rollbackTo} goes back; only where the engine has {@link Capability#SAVEPOINTS}. */
    default Object savepoint() {
        throw new UnsupportedOperationException("This engine has no savepoints");
    }

    /** Takes back what was written since {@code savepoint}. */
    default void rollbackTo(Object savepoint) {
        throw new UnsupportedOperationException("This engine has no savepoints");
    }

    /** Ends the use of {@code savepoint}, keeping what was written since. */
    default void release(Object savepoint) {}

    /**
     * Copies the state that this session sees, one begun with {@link Access#READ}, beside running writers; only where the engine has
     * {@link Capability#BACKUP}. The session can then only be closed.
     *
     * @param directory is there and has nothing of this database; what is made there belongs to nobody else until this returns
     * @param progress told from time to time, on this thread, and at the end; what it throws is thrown on, and the copy is not whole then
     * @return the way to the copy, on the same engine
     * @throws org.tradingstore.error.StorageException if the copy cannot be written
     */
    default Storage copyTo(Path directory, Consumer<CopyStep> progress) {
        throw new UnsupportedOperationException("This engine copies no databases");
    }

    /** A faster way that this engine alone has, within this session and bound to it. */
    default <T> Optional<T> extension(Class<T> type) {
        return Optional.empty();
    }

    /**
     * Makes all that was written durable, as the profile promises.
     *
     * @throws org.tradingstore.error.OutcomeUnknownException if it fails in a way that leaves open whether it did; when this session is
     *     closed and another WRITE session has begun, it is settled, and that session sees which it is
     */
    void commit();

    @Override
    void close();
}
