package org.tradingstore.schema;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A field of kind {@link Kind#MAP}: values of one kind by name. <em>Immutable.</em> */
public final class MapField<R, V> extends Field<R, Map<String, V>> {
    private final MapValue<V> element;

    MapField(Spec spec, MapValue<V> element, OptionalAccessor<R, Map<String, V>> accessor) {
        super(spec, accessor);
        this.element = element;
    }

    /** What the values are. */
    public MapValue<V> element() {
        return element;
    }

    @Override
    public Map<String, V> read(Row row) {
        Map<String, V> value = readOrNull(row);
        return value == null ? Map.of() : value;
    }

    @Override
    public @Nullable Object toPortable(Map<String, V> value) {
        if (value.isEmpty()) {
            return null;
        }
        SortedMap<String, Object> portable = new TreeMap<>(PortableOrder.TEXT);
        value.forEach((name, each) -> portable.put(name, element.toPortable(each)));
        return portable;
    }

    @Override
    public Map<String, V> fromPortable(Object portable) {
        SortedMap<String, V> value = new TreeMap<>(PortableOrder.TEXT);
        ((Map<?, ?>) portable).forEach((name, each) -> value.put((String) name, element.fromPortable(each)));
        return Canonical.map(value);
    }
}
