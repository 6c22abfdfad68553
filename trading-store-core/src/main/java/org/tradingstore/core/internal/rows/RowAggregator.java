package org.tradingstore.core.internal.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.StoredRow;

/** Computes an aggregate row by row, in memory that grows with the groups alone. <em>Not thread-safe: one computation.</em> */
public final class RowAggregator {
    private final AggregateRequest request;
    private final Map<GroupKey, Accumulator[]> groups = new HashMap<>();

    public RowAggregator(AggregateRequest request) {
        this.request = request;
        if (request.groups().isEmpty() && request.buckets() == null) {
            groups.put(new GroupKey(-1, List.of()), accumulators());
        }
    }

    /** A bucket and the values grouped by; absent ones as an empty list, since a key may not hold null. */
    private record GroupKey(int bucket, List<List<Object>> values) {}

    /** Takes in a row that the selection covers. */
    public void add(StoredRow row) {
        int bucket = -1;
        AggregateRequest.Buckets buckets = request.buckets();
        if (buckets != null) {
            Object moment = row.values().value(buckets.field().ordinal());
            bucket = moment == null ? -1 : bucketOf(buckets.edges(), PortableNumbers.number(moment));
            if (bucket < 0) {
                return;
            }
        }
        List<List<Object>> values = new ArrayList<>(request.groups().size());
        for (OrderedField<?, ?> field : request.groups()) {
            Object value = row.values().value(field.ordinal());
            values.add(value == null ? List.of() : List.of(value));
        }
        Accumulator[] accumulators = groups.computeIfAbsent(new GroupKey(bucket, values), key -> newGroup());
        for (Accumulator accumulator : accumulators) {
            accumulator.add(row);
        }
    }

    private Accumulator[] newGroup() {
        if (groups.size() >= request.mostGroups()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot aggregate: there are too many groups; group by less or ask in parts",
                    "type",
                    request.selection().type().name(),
                    "at_most",
                    request.mostGroups()));
        }
        return accumulators();
    }

    private static int bucketOf(long[] edges, long moment) {
        int found = Arrays.binarySearch(edges, moment);
        int bucket = found >= 0 ? found : -found - 2;
        return bucket < edges.length - 1 ? bucket : -1;
    }

    private Accumulator[] accumulators() {
        Accumulator[] accumulators = new Accumulator[request.measures().size()];
        for (int i = 0; i < accumulators.length; i++) {
            Measure<?, ?> measure = request.measures().get(i);
            accumulators[i] = Accumulator.of(measure, request.selection().type());
        }
        return accumulators;
    }

    /** The groups, ordered by bucket, then by the values grouped by, absent last. */
    public List<AggregateRow> result() {
        List<GroupKey> keys = new ArrayList<>(groups.keySet());
        keys.sort(this::compare);
        List<AggregateRow> rows = new ArrayList<>(keys.size());
        for (GroupKey key : keys) {
            @Nullable Object[] values = new Object[key.values().size()];
            for (int i = 0; i < values.length; i++) {
                List<Object> value = key.values().get(i);
                values[i] = value.isEmpty() ? null : value.get(0);
            }
            Accumulator[] accumulators = groups.getOrDefault(key, new Accumulator[0]);
            @Nullable Object[] results = new Object[accumulators.length];
            for (int i = 0; i < results.length; i++) {
                results[i] = accumulators[i].result();
            }
            rows.add(new AggregateRow(key.bucket(), values, results));
        }
        return rows;
    }

    private int compare(GroupKey left, GroupKey right) {
        int comparison = Integer.compare(left.bucket(), right.bucket());
        for (int i = 0; comparison == 0 && i < left.values().size(); i++) {
            List<Object> a = left.values().get(i);
            List<Object> b = right.values().get(i);
            comparison = a.isEmpty() || b.isEmpty()
                    ? Boolean.compare(a.isEmpty(), b.isEmpty())
                    : PortableOrder.compare(request.groups().get(i).kind(), a.get(0), b.get(0));
        }
        return comparison;
    }
}
