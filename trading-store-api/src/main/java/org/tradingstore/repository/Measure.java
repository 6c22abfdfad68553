package org.tradingstore.repository;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.WholeField;

/**
 * What is computed over a group of records. Absent components are left out; where none is left, all but a count are absent.
 * Decimals are summed exactly; an average is the exact sum by the count, rounded once, half even, to 18 digits.
 * <em>Immutable; two measures are one only if they are the same object.</em>
 *
 * @param <R> the record
 * @param <V> the Java class of the result
 */
@SuppressWarnings("UnusedTypeParameter") // V types the results that a group hands out
public final class Measure<R, V> {
    /** The functions. */
    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVERAGE,
        FIRST,
        LAST
    }

    private final Function function;
    private final @Nullable Field<R, ?> field;
    private final @Nullable OrderedField<R, ?> by;

    private Measure(Function function, @Nullable Field<R, ?> field, @Nullable OrderedField<R, ?> by) {
        this.function = function;
        this.field = field;
        this.by = by;
    }

    /** How many records. */
    public static <R> Measure<R, Long> count() {
        return new Measure<>(Function.COUNT, null, null);
    }

    /** How many records have the component. */
    public static <R> Measure<R, Long> count(Field<R, ?> field) {
        return new Measure<>(Function.COUNT, field, null);
    }

    /** The exact sum, which may have more digits than a component may. */
    public static <R> Measure<R, BigDecimal> sum(DecimalField<R> field) {
        return new Measure<>(Function.SUM, field, null);
    }

    /** The exact sum. */
    public static <R> Measure<R, BigDecimal> sum(WholeField<R> field) {
        return new Measure<>(Function.SUM, field, null);
    }

    /** The sum, within 1e-12 of the exact one in relation to it. */
    public static <R> Measure<R, Double> sum(DoubleField<R> field) {
        return new Measure<>(Function.SUM, field, null);
    }

    public static <R> Measure<R, BigDecimal> average(DecimalField<R> field) {
        return new Measure<>(Function.AVERAGE, field, null);
    }

    public static <R> Measure<R, BigDecimal> average(WholeField<R> field) {
        return new Measure<>(Function.AVERAGE, field, null);
    }

    /** The average, within 1e-12 of the exact one in relation to it. */
    public static <R> Measure<R, Double> average(DoubleField<R> field) {
        return new Measure<>(Function.AVERAGE, field, null);
    }

    public static <R, V> Measure<R, V> min(OrderedField<R, V> field) {
        return new Measure<>(Function.MIN, field, null);
    }

    public static <R, V> Measure<R, V> max(OrderedField<R, V> field) {
        return new Measure<>(Function.MAX, field, null);
    }

    /** The component of the record that is first by {@code by}, ties by key, among those that have both. */
    public static <R, V> Measure<R, V> first(OrderedField<R, V> field, OrderedField<R, ?> by) {
        return new Measure<>(Function.FIRST, field, by);
    }

    /** The component of the record that is last by {@code by}, ties by key, among those that have both. */
    public static <R, V> Measure<R, V> last(OrderedField<R, V> field, OrderedField<R, ?> by) {
        return new Measure<>(Function.LAST, field, by);
    }

    public Function function() {
        return function;
    }

    /** What it is computed of; null only for a count of records. */
    public @Nullable Field<R, ?> field() {
        return field;
    }

    /** What first and last go by; null for the others. */
    public @Nullable OrderedField<R, ?> by() {
        return by;
    }
}
