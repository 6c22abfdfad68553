package org.tradingstore.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.OrderedField;

/**
 * What to compute over which groups.
 *
 * @param buckets spans of time to group by, or null
 * @param mostGroups beyond so many groups the computation is refused with an InvalidRequestException
 */
public record AggregateRequest(
        Selection selection,
        List<? extends OrderedField<?, ?>> groups,
        @Nullable Buckets buckets,
        List<? extends Measure<?, ?>> measures,
        int mostGroups) {
    public AggregateRequest {
        groups = List.copyOf(groups);
        measures = List.copyOf(measures);
    }

    /** Spans of time: span i is from edge i, inclusive, to edge i + 1, exclusive, in the numbers of columns of the field's kind. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, searched for every row
    public record Buckets(OrderedField<?, ?> field, long[] edges) {}
}
