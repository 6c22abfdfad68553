package org.tradingstore.testkit.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.testkit.internal.records.Bar;

/** Thinks up questions about records of one type, with operands that occur. <em>Not thread-safe: it advances its random numbers.</em> */
final class RandomQueries<R> {
    private static final int DEEPEST = 3;

    private final RecordType<R, ?> type;
    private final Random random;

    RandomQueries(RecordType<R, ?> type, Random random) {
        this.type = type;
        this.random = random;
    }

    /** A condition and an order; operands are taken from {@code samples}, which is not empty. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of sorts of one record
    Query<R> query(List<R> samples) {
        List<Sort<R>> order = new ArrayList<>();
        List<OrderedField<R, ?>> fields = ordered();
        for (int i = Math.min(random.nextInt(3), fields.size()); i > 0; i--) {
            OrderedField<R, ?> field = fields.remove(random.nextInt(fields.size()));
            order.add(random.nextBoolean() ? field.asc() : field.desc());
        }
        return type.where(condition(samples, 0)).orderBy(order.toArray(new Sort[0]));
    }

    private List<OrderedField<R, ?>> ordered() {
        List<OrderedField<R, ?>> fields = new ArrayList<>();
        for (Field<R, ?> field : type.fields()) {
            if (field instanceof OrderedField<R, ?> one) {
                fields.add(one);
            }
        }
        return fields;
    }

    OrderedField<R, ?> anyOrdered() {
        return pick(ordered());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    Condition<R> condition(List<R> samples, int depth) {
        int form = random.nextInt(depth < DEEPEST ? 10 : 7);
        return switch (form) {
            case 7 -> condition(samples, depth + 1).and(condition(samples, depth + 1));
            case 8 -> condition(samples, depth + 1).or(condition(samples, depth + 1));
            case 9 -> condition(samples, depth + 1).not();
            case 6 -> depth == 0 ? Condition.always() : pick(type.fields()).isPresent();
            case 5 -> special(samples);
            case 4 -> range(samples);
            default -> comparison(samples);
        };
    }

    private Condition<R> comparison(List<R> samples) {
        OrderedField<R, ?> field = anyOrdered();
        Object operand = field.portable(pick(samples));
        return operand == null
                ? field.isAbsent()
                : new Condition.Comparison<>(field, pick(List.of(Condition.Operator.values())), operand);
    }

    private Condition<R> range(List<R> samples) {
        OrderedField<R, ?> field = anyOrdered();
        List<Object> operands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Object operand = field.portable(pick(samples));
            if (operand != null) {
                operands.add(operand);
            }
        }
        return operands.size() < 2 || random.nextBoolean()
                ? new Condition.In<>(field, operands)
                : new Condition.Between<>(field, operands.get(0), operands.get(1));
    }

    @SuppressWarnings("unchecked") // a field of a type is one of its record
    private Condition<R> special(List<R> samples) {
        Field<R, ?> field = pick(type.fields());
        Object value = field.portable(pick(samples));
        if (field instanceof TextField<?> && value instanceof String given) {
            int end = given.isEmpty() ? 0 : given.offsetByCodePoints(0, 1);
            return ((TextField<R>) field).startsWith(given.substring(0, end));
        }
        if (field instanceof TextListField<?> && value instanceof List<?> elements) {
            return ((TextListField<R>) field).contains((String) elements.get(random.nextInt(elements.size())));
        }
        return random.nextBoolean() ? field.isPresent() : field.isAbsent();
    }

    /** Groups and measures over {@code query}. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of fields and measures of one record
    Aggregation<R> aggregation(Query<R> query, List<R> samples) {
        List<Measure<R, ?>> measures = new ArrayList<>();
        measures.add(Measure.count());
        for (int i = 0; i < 3; i++) {
            measures.add(measure());
        }
        List<OrderedField<R, ?>> groups = new ArrayList<>();
        List<OrderedField<R, ?>> fields = ordered();
        for (int i = Math.min(random.nextInt(3), fields.size()); i > 0; i--) {
            groups.add(fields.remove(random.nextInt(fields.size())));
        }
        Aggregation<R> aggregation = Aggregation.over(query)
                .groupBy(groups.toArray(new OrderedField[0]))
                .measure(measures.toArray(new Measure[0]));
        List<InstantField<R>> moments = new ArrayList<>();
        for (Field<R, ?> field : type.fields()) {
            if (field instanceof InstantField<?>) {
                moments.add((InstantField<R>) field);
            }
        }
        return moments.isEmpty() || random.nextInt(3) > 0
                ? aggregation
                : aggregation.groupBy(buckets(pick(moments), samples));
    }

    private TimeBuckets<R> buckets(InstantField<R> field, List<R> samples) {
        Instant edge = field.of(pick(samples));
        edge = edge == null ? Instant.EPOCH : edge;
        // Years enough that the last edge is still one, whatever the first is.
        Duration span =
                edge.isAfter(Instant.parse("9000-01-01T00:00:00Z")) ? Duration.ofNanos(1_000) : Duration.ofDays(40);
        List<Instant> edges = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(20); i++) {
            edges.add(edge);
            edge = edge.plus(span);
        }
        return new TimeBuckets<>(field, edges);
    }

    private Measure<R, ?> measure() {
        OrderedField<R, ?> field = anyOrdered();
        return switch (random.nextInt(6)) {
            case 0 -> Measure.count(pick(type.fields()));
            case 1 -> Measure.min(field);
            case 2 -> Measure.max(field);
            case 3 -> random.nextBoolean() ? Measure.first(field, anyOrdered()) : Measure.last(field, anyOrdered());
            default -> sumOrAverage(field);
        };
    }

    @SuppressWarnings("unchecked") // a field of a type is one of its record
    private Measure<R, ?> sumOrAverage(OrderedField<R, ?> field) {
        boolean sum = random.nextBoolean();
        if (field instanceof DecimalField<?>) {
            return sum ? Measure.sum((DecimalField<R>) field) : Measure.average((DecimalField<R>) field);
        }
        if (field instanceof WholeField<?>) {
            return sum ? Measure.sum((WholeField<R>) field) : Measure.average((WholeField<R>) field);
        }
        // Those of the other records reach to the ends of the range, where sums overflow or cancel each other out.
        if (field instanceof DoubleField<?> && type == Bar.TYPE) {
            return sum ? Measure.sum((DoubleField<R>) field) : Measure.average((DoubleField<R>) field);
        }
        return Measure.count(field);
    }
}
