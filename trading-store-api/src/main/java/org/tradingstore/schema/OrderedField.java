package org.tradingstore.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A field whose values can be compared, sorted and grouped. A comparison with an absent component is false, and its
 * negation true. <em>Immutable.</em>
 */
public abstract class OrderedField<R, V> extends Field<R, V> {
    OrderedField(Spec spec, OptionalAccessor<R, V> accessor) {
        super(spec, accessor);
    }

    public final Condition<R> eq(V value) {
        return compare(Condition.Operator.EQ, value);
    }

    /** True for records whose component is present and another. */
    public final Condition<R> ne(V value) {
        return compare(Condition.Operator.NE, value);
    }

    public final Condition<R> lt(V value) {
        return compare(Condition.Operator.LT, value);
    }

    public final Condition<R> le(V value) {
        return compare(Condition.Operator.LE, value);
    }

    public final Condition<R> gt(V value) {
        return compare(Condition.Operator.GT, value);
    }

    public final Condition<R> ge(V value) {
        return compare(Condition.Operator.GE, value);
    }

    /** Both bounds inclusive; false for all if {@code low} is above {@code high}. */
    public final Condition<R> between(V low, V high) {
        return new Condition.Between<>(this, operand(low), operand(high));
    }

    /** True for records whose component is one of the values, of which there may be 1,000; false for all if there are none. */
    public final Condition<R> in(Collection<? extends V> values) {
        List<Object> operands = new ArrayList<>(values.size());
        for (V value : values) {
            operands.add(operand(value));
        }
        return new Condition.In<>(this, operands);
    }

    /** Smallest first, absent last. */
    public final Sort<R> asc() {
        return new Sort<>(this, Sort.Direction.ASC);
    }

    /** Largest first, absent last. */
    public final Sort<R> desc() {
        return new Sort<>(this, Sort.Direction.DESC);
    }

    private Condition<R> compare(Condition.Operator operator, V value) {
        return new Condition.Comparison<>(this, operator, operand(value));
    }

    private Object operand(V value) {
        return Objects.requireNonNull(toPortable(Objects.requireNonNull(value, name())), name());
    }
}
