package org.tradingstore.testkit.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.Brute;

/** Whether a record meets a condition: true or false, an absent component meets none. */
final class ModelConditions implements Condition.Visitor<Boolean> {
    private final @Nullable Object[] values;

    private ModelConditions(@Nullable Object[] values) {
        this.values = values;
    }

    static <R> boolean holds(RecordType<R, ?> type, Condition<R> condition, R record) {
        return condition.accept(new ModelConditions(type.values(record)));
    }

    @Override
    public Boolean comparison(Condition.Comparison<?> condition) {
        Object value = values[condition.field().ordinal()];
        if (value == null) {
            return false;
        }
        int order = Brute.compare(condition.field(), value, condition.operand());
        return switch (condition.operator()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    @Override
    public Boolean between(Condition.Between<?> condition) {
        OrderedField<?, ?> field = condition.field();
        Object value = values[field.ordinal()];
        return value != null
                && Brute.compare(field, value, condition.low()) >= 0
                && Brute.compare(field, value, condition.high()) <= 0;
    }

    @Override
    public Boolean in(Condition.In<?> condition) {
        OrderedField<?, ?> field = condition.field();
        Object value = values[field.ordinal()];
        if (value != null) {
            for (Object operand : condition.operands()) {
                if (Brute.compare(field, value, operand) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Boolean prefix(Condition.Prefix<?> condition) {
        Object value = values[condition.field().ordinal()];
        return value != null && ((String) value).startsWith(condition.prefix());
    }

    @Override
    public Boolean present(Condition.Present<?> condition) {
        return values[condition.field().ordinal()] != null;
    }

    @Override
    public Boolean contains(Condition.Contains<?> condition) {
        Object value = values[condition.field().ordinal()];
        return value != null && ((List<?>) value).contains(condition.element());
    }

    @Override
    public Boolean and(Condition.And<?> condition) {
        for (Condition<?> part : condition.parts()) {
            if (!part.accept(this)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Boolean or(Condition.Or<?> condition) {
        for (Condition<?> part : condition.parts()) {
            if (part.accept(this)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Boolean not(Condition.Not<?> condition) {
        return !condition.part().accept(this);
    }
}
