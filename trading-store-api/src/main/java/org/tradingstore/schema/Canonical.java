package org.tradingstore.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings values into the one form in which the store returns them. Records call it in their compact constructors, so that a
 * record read is equal to the record written. It rounds and refuses nothing: limits are checked when a record is written.
 */
public final class Canonical {
    private Canonical() {}

    /** The same value without trailing zeros and without a negative scale: {@code 1.50} as 1.5, {@code 1E+3} as 1000. */
    public static BigDecimal decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.scale() > 0 ? value.stripTrailingZeros() : value;
        // An exponent such as 1E+1000000000 is left as it is: writing it out would not fit in memory, and the store
        // refuses it.
        return stripped.scale() < 0 && stripped.scale() > -1_000 ? stripped.setScale(0) : stripped;
    }

    /** As {@link #decimal}, for a component that may be absent. */
    public static @Nullable BigDecimal decimalOrNull(@Nullable BigDecimal value) {
        return value == null ? null : decimal(value);
    }

    /** The moment cut, not rounded, to whole microseconds. */
    public static Instant instant(Instant value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** As {@link #instant}, for a component that may be absent. */
    public static @Nullable Instant instantOrNull(@Nullable Instant value) {
        return value == null ? null : instant(value);
    }

    /** The span cut towards zero to whole microseconds. */
    public static Duration duration(Duration value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** As {@link #duration}, for a component that may be absent. */
    public static @Nullable Duration durationOrNull(@Nullable Duration value) {
        return value == null ? null : duration(value);
    }

    /** The same number, with 0.0 for -0.0. */
    public static double real(double value) {
        return value + 0.0;
    }

    /** As {@link #real}, for a component that may be absent. */
    public static @Nullable Double realOrNull(@Nullable Double value) {
        return value == null ? null : Double.valueOf(real(value));
    }

    /** An unmodifiable copy in the same order. */
    public static <E> List<E> list(List<E> value) {
        return List.copyOf(value);
    }

    /** An unmodifiable copy, ordered by the code points of its keys. */
    public static <V> SortedMap<String, V> map(Map<String, V> value) {
        SortedMap<String, V> copy = new TreeMap<>(PortableOrder.TEXT);
        copy.putAll(value);
        return Collections.unmodifiableSortedMap(copy);
    }
}
