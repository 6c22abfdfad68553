package org.tradingstore.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.TimeRange;

/**
 * Has the engine compute over one span of time after the other, some thousand at once, and passes over stretches without records, so
 * that a period may be as long as it likes.
 */
final class SpanReader<R> {
    private static final int SPANS_AT_ONCE = 10_000;

    private final ReadRepository<R, ?> records;
    private final Condition<R> which;
    private final TimeAxis<R> axis;
    private final IntervalSpans spans;

    SpanReader(ReadRepository<R, ?> records, Condition<R> which, TimeAxis<R> axis, IntervalSpans spans) {
        this.records = records;
        this.which = which;
        this.axis = axis;
        this.spans = spans;
    }

    /** Hands over each span that touches {@code period} and has records, whole, in order of time. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    final void forEach(TimeRange period, BiConsumer<TimeRange, Group<R>> action, Measure<R, ?>... measures) {
        if (period.start().equals(period.end())) {
            return;
        }
        Instant from = spans.start(period.start());
        for (List<Instant> edges = edges(from, period); !edges.isEmpty(); edges = edges(from, period)) {
            Instant end = edges.get(edges.size() - 1);
            Aggregation<R> aggregation = Aggregation.over(
                            records.type().where(which.and(axis.within(edges.get(0), end))))
                    .groupBy(new TimeBuckets<>(axis.field(), edges))
                    .measure(measures);
            for (Group<R> group : records.aggregate(aggregation)) {
                Instant start = group.bucket().orElseThrow();
                action.accept(new TimeRange(start, spans.next(start)), group);
            }
            from = end;
        }
    }

    /** The edges from the span of the first record at {@code from} or behind it; empty where the period has no further record. */
    private List<Instant> edges(Instant from, TimeRange period) {
        if (!from.isBefore(period.end())) {
            return List.of();
        }
        Instant last = spans.next(spans.start(period.end()));
        Optional<R> first = records.first(records.type()
                .where(which.and(axis.within(from, last)))
                .orderBy(axis.field().asc()));
        List<Instant> edges = new ArrayList<>();
        Instant edge = first.map(record -> spans.start(axis.of(record))).orElse(period.end());
        if (edge.isBefore(period.end())) {
            edges.add(edge);
        }
        while (edge.isBefore(period.end()) && edges.size() <= SPANS_AT_ONCE) {
            edge = spans.next(edge);
            edges.add(edge);
        }
        return edges;
    }
}
