package org.tradingstore.repository;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;

/**
 * Some rows by column. Kinds WHOLE, INSTANT (microseconds since 1970-01-01T00:00Z), DATE (days since 1970-01-01), MONTH (months
 * since January of year 0) and DURATION (microseconds) are {@code long[]}; DOUBLE is {@code double[]}; the others are
 * {@code Object[]} of portable values. An absent value is 0, NaN or null. <em>Not thread-safe: arrays are handed out as they
 * are.</em>
 */
public final class Columns {
    private final int size;
    private final Object[] arrays;

    /** Rows by column: one {@code long[]}, {@code double[]} or {@code Object[]} for each column, at least {@code size} long */
    public Columns(int size, Object[] arrays) {
        this.size = size;
        this.arrays = arrays;
    }

    /** How many rows. */
    public int size() {
        return size;
    }

    /** How many columns. */
    public int width() {
        return arrays.length;
    }

    public long[] longs(int column) {
        return (long[]) arrays[column];
    }

    public double[] doubles(int column) {
        return (double[]) arrays[column];
    }

    public @Nullable Object[] objects(int column) {
        return (Object[]) arrays[column];
    }

    /** A column as it is: a {@code long[]}, {@code double[]} or {@code Object[]}. */
    public Object array(int column) {
        return arrays[column];
    }

    /** Whether the kind's column is a {@code long[]}. */
    public static boolean isLong(Kind kind) {
        return switch (kind) {
            case WHOLE, INSTANT, DATE, MONTH, DURATION -> true;
            default -> false;
        };
    }
}
