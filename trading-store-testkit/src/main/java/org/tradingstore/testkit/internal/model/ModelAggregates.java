package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.testkit.internal.Brute;

/** Aggregates by loops over all records, in a form that can be compared with what a store answers. */
public final class ModelAggregates {
    private static final int SCALE = 18;
    /** Sums of doubles may be off by 1e-12 of the exact one, so they are compared by fewer digits. */
    private static final MathContext DIGITS_OF_DOUBLES = new MathContext(11);

    private ModelAggregates() {}

    private record Place(int bucket, List<@Nullable Object> keys) {}

    /** One list for each group: the start of its bucket, its keys and its results. */
    public static <R> List<List<@Nullable Object>> of(Aggregation<R> wanted, List<R> records) {
        Map<Place, List<R>> groups = new LinkedHashMap<>();
        if (wanted.groups().isEmpty() && wanted.buckets().isEmpty()) {
            groups.put(new Place(-1, List.of()), new ArrayList<>());
        }
        for (R record : records) {
            int bucket = -1;
            if (wanted.buckets().isPresent()) {
                bucket = bucket(wanted.buckets().get(), record);
                if (bucket < 0) {
                    continue;
                }
            }
            Object[] keys = wanted.groups().stream()
                    .map(field -> field.portable(record))
                    .toArray();
            groups.computeIfAbsent(new Place(bucket, Arrays.asList(keys)), place -> new ArrayList<>())
                    .add(record);
        }
        List<Place> places = new ArrayList<>(groups.keySet());
        places.sort(order(wanted.groups()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Place place : places) {
            List<R> members = Objects.requireNonNull(groups.get(place));
            List<@Nullable Object> row = new ArrayList<>();
            row.add(wanted.buckets()
                    .map(buckets -> (Object) buckets.edges().get(place.bucket()))
                    .orElse("no buckets"));
            row.addAll(place.keys());
            wanted.measures().forEach(measure -> row.add(shown(measure, result(wanted, measure, members))));
            rows.add(row);
        }
        return rows;
    }

    /** What a store answered, in the same form. */
    public static <R> List<List<@Nullable Object>> of(Aggregation<R> wanted, Iterable<Group<R>> answered) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Group<R> group : answered) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(group.bucket().map(Object.class::cast).orElse("no buckets"));
            wanted.groups().forEach(field -> row.add(key(group, field)));
            wanted.measures()
                    .forEach(measure ->
                            row.add(shown(measure, group.value(measure).orElse(null))));
            rows.add(row);
        }
        return rows;
    }

    private static <R, V> @Nullable Object key(Group<R> group, OrderedField<R, V> field) {
        return group.key(field).map(field::toPortable).orElse(null);
    }

    private static @Nullable Object shown(Measure<?, ?> measure, @Nullable Object value) {
        if (measure.function() == Measure.Function.COUNT && value == null) {
            return 0L;
        }
        boolean computed = measure.function() == Measure.Function.SUM || measure.function() == Measure.Function.AVERAGE;
        if (computed && value instanceof Double real) {
            return new BigDecimal(real).round(DIGITS_OF_DOUBLES).stripTrailingZeros();
        }
        return value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
    }

    private static <R> int bucket(TimeBuckets<R> buckets, R record) {
        Object value = buckets.field().of(record);
        Instant moment = value instanceof LocalDate day
                ? day.atStartOfDay(ZoneOffset.UTC).toInstant()
                : (Instant) value;
        for (int i = 0; moment != null && i + 1 < buckets.edges().size(); i++) {
            if (!moment.isBefore(buckets.edges().get(i))
                    && moment.isBefore(buckets.edges().get(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private static <R> Comparator<Place> order(List<OrderedField<R, ?>> fields) {
        Comparator<Place> order = Comparator.comparingInt(Place::bucket);
        for (int i = 0; i < fields.size(); i++) {
            OrderedField<R, ?> field = fields.get(i);
            int ordinal = i;
            order = order.thenComparing((left, right) -> {
                Object first = left.keys().get(ordinal);
                Object second = right.keys().get(ordinal);
                if (first == null || second == null) {
                    return first == second ? 0 : first == null ? 1 : -1;
                }
                return Brute.compare(field, first, second);
            });
        }
        return order;
    }

    private static <R> @Nullable Object result(Aggregation<R> wanted, Measure<R, ?> measure, List<R> members) {
        if (measure.field() == null) {
            return (long) members.size();
        }
        List<R> having = new ArrayList<>(members.stream()
                .filter(record -> Objects.requireNonNull(measure.field()).portable(record) != null)
                .toList());
        if (measure.function() == Measure.Function.COUNT) {
            return (long) having.size();
        }
        OrderedField<R, ?> field = (OrderedField<R, ?>) measure.field();
        OrderedField<R, ?> by = measure.by();
        if (by != null) {
            having.removeIf(record -> by.portable(record) == null);
            having.sort(Brute.order(wanted.query().type(), List.of(by.asc())));
        }
        if (having.isEmpty()) {
            return null;
        }
        return switch (measure.function()) {
            case COUNT -> throw new IllegalStateException("Counted above");
            case SUM -> numberLike(field, sum(field, having), having);
            case AVERAGE ->
                numberLike(
                        field,
                        sum(field, having)
                                .divide(BigDecimal.valueOf(having.size()), scale(field), RoundingMode.HALF_EVEN),
                        having);
            case FIRST -> field.of(having.get(0));
            case LAST -> field.of(having.get(having.size() - 1));
            case MIN -> field.of(having.stream().min(by(field)).orElseThrow());
            case MAX -> field.of(having.stream().max(by(field)).orElseThrow());
        };
    }

    private static <R> Comparator<R> by(OrderedField<R, ?> field) {
        return (left, right) -> Brute.compare(
                field, Objects.requireNonNull(field.portable(left)), Objects.requireNonNull(field.portable(right)));
    }

    private static int scale(OrderedField<?, ?> field) {
        return field.kind() == Kind.DOUBLE ? 1_100 : SCALE;
    }

    private static <R> Object numberLike(OrderedField<R, ?> field, BigDecimal value, List<R> having) {
        return field.of(having.get(0)) instanceof Double ? (Object) value.doubleValue() : value;
    }

    private static <R> BigDecimal sum(OrderedField<R, ?> field, List<R> having) {
        BigDecimal sum = BigDecimal.ZERO;
        for (R record : having) {
            Object value = Objects.requireNonNull(field.of(record));
            sum = sum.add(
                    value instanceof BigDecimal decimal
                            ? decimal
                            : value instanceof Double real ? new BigDecimal(real) : new BigDecimal((Long) value));
        }
        return sum;
    }
}
