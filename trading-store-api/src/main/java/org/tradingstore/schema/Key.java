package org.tradingstore.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What tells the records of a type apart within a book: one field, or several joined in a small record. <em>Immutable.</em>
 *
 * @param <K> the Java class of the key
 */
public final class Key<R, K> {
    private final List<OrderedField<R, ?>> fields;
    private final List<Function<K, Object>> parts;
    private final Function<Row, K> reader;

    private Key(List<OrderedField<R, ?>> fields, List<Function<K, Object>> parts, Function<Row, K> reader) {
        this.fields = List.copyOf(fields);
        this.parts = List.copyOf(parts);
        this.reader = reader;
    }

    /** A key of one field. */
    public static <R, A> Key<R, A> of(OrderedField<R, A> field) {
        return new Key<>(List.of(field), List.of(key -> part(field, key)), field::read);
    }

    /** A key of two fields, in this order. */
    public static <R, A, B, K> Key<R, K> of(
            OrderedField<R, A> first,
            Function<K, A> firstPart,
            OrderedField<R, B> second,
            Function<K, B> secondPart,
            BiFunction<A, B, K> join) {
        return new Key<>(
                List.of(first, second),
                List.of(key -> part(first, firstPart.apply(key)), key -> part(second, secondPart.apply(key))),
                row -> join.apply(first.read(row), second.read(row)));
    }

    /** A key of three fields, in this order. */
    public static <R, A, B, C, K> Key<R, K> of(
            OrderedField<R, A> first,
            Function<K, A> firstPart,
            OrderedField<R, B> second,
            Function<K, B> secondPart,
            OrderedField<R, C> third,
            Function<K, C> thirdPart,
            TriFunction<A, B, C, K> join) {
        return new Key<>(
                List.of(first, second, third),
                List.of(
                        key -> part(first, firstPart.apply(key)),
                        key -> part(second, secondPart.apply(key)),
                        key -> part(third, thirdPart.apply(key))),
                row -> join.apply(first.read(row), second.read(row), third.read(row)));
    }

    /** A key of any number of fields, whose Java class is the list of their portable values. */
    public static <R> Key<R, List<Object>> ofAll(List<? extends OrderedField<R, ?>> fields) {
        List<Function<List<Object>, Object>> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            int place = i;
            parts.add(key -> key.get(place));
        }
        return new Key<>(List.copyOf(fields), parts, row -> {
            List<Object> values = new ArrayList<>();
            fields.forEach(field -> values.add(Objects.requireNonNull(row.value(field.ordinal()), field.name())));
            return List.copyOf(values);
        });
    }

    /** A function of three arguments. */
    @FunctionalInterface
    public interface TriFunction<A, B, C, T> {
        T apply(A first, B second, C third);
    }

    private static <A> Object part(OrderedField<?, A> field, A value) {
        return Objects.requireNonNull(field.toPortable(Objects.requireNonNull(value, field.name())), field.name());
    }

    /** The fields of the key, in its order. */
    public List<OrderedField<R, ?>> fields() {
        return fields;
    }

    /** The portable values of {@code key}, one for each field. */
    public Object[] values(K key) {
        Objects.requireNonNull(key, "key");
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).apply(key);
        }
        return values;
    }

    /** The key in {@code row}. */
    public K read(Row row) {
        return reader.apply(row);
    }
}
