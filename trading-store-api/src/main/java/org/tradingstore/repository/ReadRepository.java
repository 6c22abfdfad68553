package org.tradingstore.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.BoundedQuery;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordType;

/**
 * Asks for records of one type, of one book or of a shared database. Results come in the query's order, ended by the key, so they
 * are the same on every engine. Outside a transaction each call sees one consistent state; within one, all of them see the
 * transaction's own. <em>Thread-safe outside a transaction.</em>
 */
public interface ReadRepository<R, K> {
    /** The type it serves. */
    RecordType<R, K> type();

    /** The record with this key. */
    Optional<R> find(K key);

    /** Who wrote the record with this key, and when; empty where there is none, or where the type has no envelope. */
    Optional<Envelope> envelope(K key);

    /** The first records of a query. */
    List<R> list(BoundedQuery<R> query);

    /** The first record of a query. */
    default Optional<R> first(Query<R> query) {
        return list(query.limit(1)).stream().findFirst();
    }

    /** The first page of a query. @throws InvalidRequestException if {@code size} is below 1 or above 10,000 */
    Page<R> page(Query<R> query, int size);

    /**
     * The page that follows the one {@code after} came with. Records written meanwhile show up if they sort behind it; none is
     * shown twice.
     *
     * @throws InvalidRequestException if the token came from another query, or {@code size} is out of range
     */
    Page<R> page(Query<R> query, int size, PageToken after);

    /** All records of a query, one at a time; to be closed. */
    Cursor<R> scan(Query<R> query);

    /** Hands over all records of a query, one at a time. */
    default void scan(Query<R> query, Consumer<? super R> action) {
        try (Cursor<R> cursor = scan(query)) {
            cursor.forEach(action);
        }
    }

    /** How many records a query has. */
    long count(Query<R> query);

    /** Computes over groups of records. @throws InvalidRequestException if there are over 100,000 groups */
    List<Group<R>> aggregate(Aggregation<R> aggregation);

    /**
     * For each value of {@code group} the one record with the greatest {@code order}, ties by greatest key. Records that lack
     * either are left out. Ordered by group.
     */
    Cursor<R> newestPer(OrderedField<R, ?> group, OrderedField<R, ?> order, Query<R> query);

    /** As {@link #newestPer(OrderedField, OrderedField, Query)}, among records whose {@code order} is not after {@code asOf}. */
    Cursor<R> newestPer(OrderedField<R, ?> group, OrderedField<R, Instant> order, Instant asOf, Query<R> query);

    /** The components of a query's records as columns, in chunks; to be closed. Fields without a primitive form come as objects. */
    ColumnCursor columns(Query<R> query, List<OrderedField<R, ?>> fields);

    /** The fingerprint of the records of a query. */
    Digest digest(Query<R> query, Digest.Coverage coverage);
}
