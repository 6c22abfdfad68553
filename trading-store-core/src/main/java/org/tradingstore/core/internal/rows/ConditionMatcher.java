package org.tradingstore.core.internal.rows;

import java.util.List;
import java.util.function.Predicate;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.spi.RowValues;

/** A condition as a predicate over the values of a row, in two-valued logic. <em>Immutable.</em> */
public final class ConditionMatcher {
    private final Predicate<RowValues> predicate;

    private ConditionMatcher(Predicate<RowValues> predicate) {
        this.predicate = predicate;
    }

    public static ConditionMatcher of(Condition<?> condition) {
        return new ConditionMatcher(condition.accept(new Compiler()));
    }

    public boolean matches(RowValues row) {
        return predicate.test(row);
    }

    /** Builds the predicate once, so that rows meet no visitor. */
    private static final class Compiler implements Condition.Visitor<Predicate<RowValues>> {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            Field<?, ?> field = condition.field();
            Kind kind = field.kind();
            int place = field.ordinal();
            Object operand = condition.operand();
            Condition.Operator operator = condition.operator();
            return row -> {
                Object value = row.value(place);
                return value != null && holds(operator, PortableOrder.compare(kind, value, operand));
            };
        }

        private static boolean holds(Condition.Operator operator, int comparison) {
            return switch (operator) {
                case EQ -> comparison == 0;
                case NE -> comparison != 0;
                case LT -> comparison < 0;
                case LE -> comparison <= 0;
                case GT -> comparison > 0;
                case GE -> comparison >= 0;
            };
        }

        @Override
        public Predicate<RowValues> between(Condition.Between<?> condition) {
            Kind kind = condition.field().kind();
            int place = condition.field().ordinal();
            return row -> {
                Object value = row.value(place);
                return value != null
                        && PortableOrder.compare(kind, value, condition.low()) >= 0
                        && PortableOrder.compare(kind, value, condition.high()) <= 0;
            };
        }

        @Override
        public Predicate<RowValues> in(Condition.In<?> condition) {
            Kind kind = condition.field().kind();
            int place = condition.field().ordinal();
            List<Object> operands = condition.operands();
            return row -> {
                Object value = row.value(place);
                return value != null
                        && operands.stream().anyMatch(operand -> PortableOrder.compare(kind, value, operand) == 0);
            };
        }

        @Override
        public Predicate<RowValues> prefix(Condition.Prefix<?> condition) {
            int place = condition.field().ordinal();
            return row -> row.value(place) instanceof String text && text.startsWith(condition.prefix());
        }

        @Override
        public Predicate<RowValues> present(Condition.Present<?> condition) {
            int place = condition.field().ordinal();
            return row -> row.value(place) != null;
        }

        @Override
        public Predicate<RowValues> contains(Condition.Contains<?> condition) {
            int place = condition.field().ordinal();
            return row -> row.value(place) instanceof List<?> list && list.contains(condition.element());
        }

        @Override
        public Predicate<RowValues> and(Condition.And<?> condition) {
            List<Predicate<RowValues>> parts =
                    condition.parts().stream().map(part -> part.accept(this)).toList();
            return row -> parts.stream().allMatch(part -> part.test(row));
        }

        @Override
        public Predicate<RowValues> or(Condition.Or<?> condition) {
            List<Predicate<RowValues>> parts =
                    condition.parts().stream().map(part -> part.accept(this)).toList();
            return row -> parts.stream().anyMatch(part -> part.test(row));
        }

        @Override
        public Predicate<RowValues> not(Condition.Not<?> condition) {
            return condition.part().accept(this).negate();
        }
    }
}
