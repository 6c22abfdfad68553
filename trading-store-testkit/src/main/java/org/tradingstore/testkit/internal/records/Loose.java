package org.tradingstore.testkit.internal.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OptionalAccessor;
import org.tradingstore.schema.Row;

/**
 * A record whose components are known at run time only, so that one stored type can be described in several ways. <em>Immutable.</em>
 *
 * @param values those that are present, by stored name; of constants, their names
 */
public record Loose(Map<String, Object> values) {
    public Loose {
        values = Map.copyOf(values);
    }

    /** A name, its value, the next name, and so on. */
    public static Loose of(Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Loose(values);
    }

    /** What {@code fields} read from {@code row}. */
    public static Loose read(Row row, Iterable<? extends Field<Loose, ?>> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field<Loose, ?> field : fields) {
            Object value = field.readOrNull(row);
            if (value != null) {
                values.put(field.name(), value instanceof Enum<?> constant ? constant.name() : value);
            }
        }
        return new Loose(values);
    }

    /** Takes a required component. */
    public static <V> Function<Loose, V> get(String name, Class<V> type) {
        return loose -> type.cast(loose.values().get(name));
    }

    /** Takes a required constant. */
    public static <E extends Enum<E>> Function<Loose, E> constant(String name, Class<E> type) {
        return loose -> Enum.valueOf(type, String.valueOf(loose.values().get(name)));
    }

    /** Takes a list. */
    public static Function<Loose, List<String>> list(String name) {
        return loose -> loose.values().get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The same record with one component more, or another. */
    public Loose with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Loose(more);
    }

    /** Takes an optional component. */
    public static <V> OptionalAccessor<Loose, V> find(String name, Class<V> type) {
        return loose -> {
            Object value = loose.values().get(name);
            return value == null ? null : type.cast(value);
        };
    }
}
