package org.tradingstore.schema;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the values of a map are: text, exact decimals, doubles or structures. <em>Immutable.</em> */
public final class MapValue<V> {
    /** Text, as in {@link Kind#TEXT}. */
    public static final MapValue<String> TEXT = new MapValue<>(Kind.TEXT, null, value -> value, String.class::cast);

    /** Exact decimals, as in {@link Kind#DECIMAL}. */
    public static final MapValue<BigDecimal> DECIMAL =
            new MapValue<>(Kind.DECIMAL, null, Canonical::decimal, BigDecimal.class::cast);

    /** Finite doubles, as in {@link Kind#DOUBLE}. */
    public static final MapValue<Double> DOUBLE =
            new MapValue<>(Kind.DOUBLE, null, Canonical::real, Double.class::cast);

    private final Kind kind;
    private final @Nullable Structure<V> structure;
    private final Function<V, Object> toPortable;
    private final Function<Object, V> fromPortable;

    private MapValue(
            Kind kind,
            @Nullable Structure<V> structure,
            Function<V, Object> toPortable,
            Function<Object, V> fromPortable) {
        this.kind = kind;
        this.structure = structure;
        this.toPortable = toPortable;
        this.fromPortable = fromPortable;
    }

    /** Structures of one shape. */
    public static <E> MapValue<E> of(Structure<E> structure) {
        return new MapValue<>(
                Kind.STRUCTURE_LIST,
                structure,
                structure::values,
                portable -> structure.construct((Object[]) portable));
    }

    /** The kind of each value; {@link Kind#STRUCTURE_LIST} stands for one structure. */
    public Kind kind() {
        return kind;
    }

    /** The shape of the values, or null where they are plain. */
    public @Nullable Structure<V> structure() {
        return structure;
    }

    Object toPortable(V value) {
        return toPortable.apply(value);
    }

    V fromPortable(Object portable) {
        return fromPortable.apply(portable);
    }
}
