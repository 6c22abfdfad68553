package org.tradingstore.testkit.plants;

import java.util.List;
import java.util.function.Predicate;
import org.tradingstore.core.internal.rows.ConditionMatcher;
import org.tradingstore.schema.Condition;
import org.tradingstore.spi.RowValues;

/** Conditions as predicates; a plant answers one form wrongly. */
class Matching implements Condition.Visitor<Predicate<RowValues>> {
    static Predicate<RowValues> right(Condition<?> condition) {
        return ConditionMatcher.of(condition)::matches;
    }

    @Override
    public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
        return right(condition);
    }

    @Override
    public Predicate<RowValues> between(Condition.Between<?> condition) {
        return right(condition);
    }

    @Override
    public Predicate<RowValues> in(Condition.In<?> condition) {
        return right(condition);
    }

    @Override
    public Predicate<RowValues> prefix(Condition.Prefix<?> condition) {
        return right(condition);
    }

    @Override
    public Predicate<RowValues> present(Condition.Present<?> condition) {
        return right(condition);
    }

    @Override
    public Predicate<RowValues> contains(Condition.Contains<?> condition) {
        return right(condition);
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
