package org.tradingstore.schema;

import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * Which records. A closed set of forms, taken apart by a {@link Visitor}, so that an engine that forgets one does not compile.
 * Logic is two-valued: a condition on an absent component is false, and {@code not()} of it is true. Operands are portable
 * values. <em>Immutable.</em>
 */
public sealed interface Condition<R> {
    /** How a component and an operand are compared. */
    enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    /** The component is present and compares so with the operand. */
    record Comparison<R>(OrderedField<R, ?> field, Operator operator, Object operand) implements Condition<R> {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.comparison(this);
        }
    }

    /** The component is present and lies between both bounds, inclusive. */
    record Between<R>(OrderedField<R, ?> field, Object low, Object high) implements Condition<R> {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.between(this);
        }
    }

    /** The component is one of the operands. */
    record In<R>(OrderedField<R, ?> field, List<Object> operands) implements Condition<R> {
        private static final int MOST = 1_000;

        public In {
            operands = List.copyOf(operands);
            if (operands.size() > MOST) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot ask for one of so many values: ask in parts",
                        "field",
                        field.name(),
                        "values",
                        operands.size(),
                        "at_most",
                        MOST));
            }
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.in(this);
        }
    }

    /** The text begins so. */
    record Prefix<R>(TextField<R> field, String prefix) implements Condition<R> {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.prefix(this);
        }
    }

    /** The component is there. */
    record Present<R>(Field<R, ?> field) implements Condition<R> {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.present(this);
        }
    }

    /** The list, of kind {@link Kind#TEXT_LIST}, has the element. */
    record Contains<R>(Field<R, ?> field, String element) implements Condition<R> {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.contains(this);
        }
    }

    /** All of them hold; true where there are none. */
    record And<R>(List<Condition<R>> parts) implements Condition<R> {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.and(this);
        }
    }

    /** At least one of them holds; false where there are none. */
    record Or<R>(List<Condition<R>> parts) implements Condition<R> {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.or(this);
        }
    }

    /** It does not hold. */
    record Not<R>(Condition<R> part) implements Condition<R> {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.not(this);
        }
    }

    /** One case for each form. */
    interface Visitor<T> {
        T comparison(Comparison<?> condition);

        T between(Between<?> condition);

        T in(In<?> condition);

        T prefix(Prefix<?> condition);

        T present(Present<?> condition);

        T contains(Contains<?> condition);

        T and(And<?> condition);

        T or(Or<?> condition);

        T not(Not<?> condition);
    }

    <T> T accept(Visitor<T> visitor);

    /** True for every record. */
    static <R> Condition<R> always() {
        return new And<>(List.of());
    }

    default Condition<R> and(Condition<R> other) {
        return new And<>(List.of(this, other));
    }

    default Condition<R> or(Condition<R> other) {
        return new Or<>(List.of(this, other));
    }

    default Condition<R> not() {
        return new Not<>(this);
    }
}
