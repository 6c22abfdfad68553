package org.tradingstore.duckdb.internal;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;

/** Fields that have one value in all rows of an answer. */
final class FixedFields {
    private FixedFields() {}

    /** The value that a condition lets alone through; null where it lets others too. */
    static @Nullable Object value(Field<?, ?> field, Condition<?> condition) {
        if (condition instanceof Condition.Comparison<?> comparison) {
            return comparison.field() == field && comparison.operator() == Condition.Operator.EQ
                    ? comparison.operand()
                    : null;
        }
        if (condition instanceof Condition.And<?> and) {
            for (Condition<?> part : and.parts()) {
                Object found = value(field, part);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
