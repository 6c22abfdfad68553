package org.tradingstore.duckdb.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Scan;

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

    /** The same rows in the same order, which is not by what they all have. */
    static Scan without(Scan scan) {
        Condition<?> condition = scan.selection().condition();
        List<? extends Sort<?>> order = scan.order().stream()
                .filter(term -> value(term.field(), condition) == null)
                .toList();
        if (order.isEmpty() || scan.after() != null) {
            return scan;
        }
        Scan without = Scan.first(scan.selection(), order, scan.limit());
        return scan.content() == Scan.Content.VALUES ? without.values() : without;
    }
}
