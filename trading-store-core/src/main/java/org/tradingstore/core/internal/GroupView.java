package org.tradingstore.core.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.Selection;

/** A group as callers see it, over the row that an engine answered. */
final class GroupView<R> implements Group<R> {
    private final Aggregation<R> aggregation;
    private final AggregateRow row;

    private GroupView(Aggregation<R> aggregation, AggregateRow row) {
        this.aggregation = aggregation;
        this.row = row;
    }

    static AggregateRequest request(Selection selection, Aggregation<?> aggregation) {
        AggregateRequest.Buckets buckets = aggregation
                .buckets()
                .map(spans -> new AggregateRequest.Buckets(
                        spans.field(),
                        spans.edges().stream()
                                .mapToLong(edge -> number(spans.field(), edge))
                                .toArray()))
                .orElse(null);
        return new AggregateRequest(
                selection, aggregation.groups(), buckets, aggregation.measures(), Aggregation.MOST_GROUPS);
    }

    private static long number(OrderedField<?, ?> field, Instant edge) {
        return PortableNumbers.number(
                field.kind() == Kind.DATE ? edge.atOffset(ZoneOffset.UTC).toLocalDate() : edge);
    }

    static <R> List<Group<R>> of(Aggregation<R> aggregation, List<AggregateRow> rows) {
        List<Group<R>> groups = new ArrayList<>(rows.size());
        rows.forEach(row -> groups.add(new GroupView<>(aggregation, row)));
        return groups;
    }

    @Override
    public <V> Optional<V> key(OrderedField<R, V> field) {
        int place = aggregation.groups().indexOf(field);
        if (place < 0) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot read a group: it is not grouped by the field", "field", field.name()));
        }
        return Optional.ofNullable(row.groups()[place]).map(field::fromPortable);
    }

    @Override
    public Optional<Instant> bucket() {
        return aggregation.buckets().map(spans -> spans.edges().get(row.bucket()));
    }

    @Override
    @SuppressWarnings("unchecked") // a measure's factory ties its result to the field and function
    public <V> Optional<V> value(Measure<R, V> measure) {
        int place = aggregation.measures().indexOf(measure);
        if (place < 0) {
            throw new InvalidRequestException("Cannot read a group: the measure was not asked for");
        }
        @Nullable Object result = row.results()[place];
        Field<R, ?> field = measure.field();
        boolean own = switch (measure.function()) {
            case MIN, MAX, FIRST, LAST -> true;
            case COUNT, SUM, AVERAGE -> false;
        };
        return (Optional<V>)
                Optional.ofNullable(result).map(value -> own && field != null ? field.fromPortable(value) : value);
    }
}
