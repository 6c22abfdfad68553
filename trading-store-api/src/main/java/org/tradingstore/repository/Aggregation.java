package org.tradingstore.repository;

import java.util.List;
import java.util.Optional;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;

/**
 * A computation over groups of records. The order of its query is of no matter; groups come ordered by bucket, then by the fields
 * they are grouped by, absent last. At most 100,000 groups. <em>Immutable.</em>
 */
public final class Aggregation<R> {
    /** The most groups that a computation may have; beyond, it is refused. */
    public static final int MOST_GROUPS = 100_000;

    private final Query<R> query;
    private final List<OrderedField<R, ?>> groups;
    private final Optional<TimeBuckets<R>> buckets;
    private final List<Measure<R, ?>> measures;

    private Aggregation(
            Query<R> query,
            List<OrderedField<R, ?>> groups,
            Optional<TimeBuckets<R>> buckets,
            List<Measure<R, ?>> measures) {
        this.query = query;
        this.groups = groups;
        this.buckets = buckets;
        this.measures = measures;
    }

    /** Begins a computation over the records of {@code query}, in one group. */
    public static <R> Aggregation<R> over(Query<R> query) {
        return new Aggregation<>(query, List.of(), Optional.empty(), List.of());
    }

    /** One group for each combination of values of these fields; absent is a value here. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Aggregation<R> groupBy(OrderedField<R, ?>... fields) {
        return new Aggregation<>(query, List.of(fields), buckets, measures);
    }

    /** One group for each span of time, beside other fields. */
    public Aggregation<R> groupBy(TimeBuckets<R> spans) {
        return new Aggregation<>(query, groups, Optional.of(spans), measures);
    }

    /** What is computed. @throws InvalidRequestException if nothing is */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Aggregation<R> measure(Measure<R, ?>... wanted) {
        if (wanted.length == 0) {
            throw new InvalidRequestException("Cannot aggregate: no measure is asked for");
        }
        return new Aggregation<>(query, groups, buckets, List.of(wanted));
    }

    public Condition<R> condition() {
        return query.condition();
    }

    public Query<R> query() {
        return query;
    }

    public List<OrderedField<R, ?>> groups() {
        return groups;
    }

    public Optional<TimeBuckets<R>> buckets() {
        return buckets;
    }

    public List<Measure<R, ?>> measures() {
        return measures;
    }
}
