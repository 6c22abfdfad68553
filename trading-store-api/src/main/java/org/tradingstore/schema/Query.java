package org.tradingstore.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * Which records of a type, and in what order. Whatever order is asked for, the key follows as its last term, in the direction of
 * the term before it, so that the order of results is always complete. <em>Immutable.</em>
 */
public final class Query<R> {
    private final RecordType<R, ?> type;
    private final Condition<R> condition;
    private final List<Sort<R>> order;

    Query(RecordType<R, ?> type, Condition<R> condition, List<Sort<R>> order) {
        this.type = type;
        this.condition = condition;
        this.order = List.copyOf(order);
    }

    public RecordType<R, ?> type() {
        return type;
    }

    public Condition<R> condition() {
        return condition;
    }

    /** The terms asked for, without the key that follows them. */
    public List<Sort<R>> order() {
        return order;
    }

    /** The same query for records that meet {@code further} too. */
    public Query<R> where(Condition<R> further) {
        return new Query<>(type, condition.and(further), order);
    }

    /** The same query in another order. @throws InvalidRequestException if a field is named twice */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Query<R> orderBy(Sort<R>... terms) {
        Set<OrderedField<R, ?>> seen = new HashSet<>();
        for (Sort<R> term : terms) {
            if (!seen.add(term.field())) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot sort a query: a field is named twice",
                        "type",
                        type.name(),
                        "field",
                        term.field().name()));
            }
        }
        return new Query<>(type, condition, List.of(terms));
    }

    /** The first {@code limit} records of the query. @throws InvalidRequestException if the limit is below 1 */
    public BoundedQuery<R> limit(int limit) {
        return new BoundedQuery<>(this, limit);
    }

    /** The order asked for, followed by the fields of the key in the direction of its last term. */
    public List<Sort<R>> completeOrder() {
        List<Sort<R>> terms = new ArrayList<>(order);
        Set<OrderedField<R, ?>> named = new HashSet<>();
        order.forEach(term -> named.add(term.field()));
        Sort.Direction last = order.isEmpty()
                ? Sort.Direction.ASC
                : order.get(order.size() - 1).direction();
        for (OrderedField<R, ?> field : type.key().fields()) {
            if (named.add(field)) {
                terms.add(new Sort<>(field, last));
            }
        }
        return terms;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Query<?> query
                && type == query.type
                && condition.equals(query.condition)
                && order.equals(query.order);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type.name(), condition, order);
    }

    /** The parts of the query, for logs and for telling queries apart. */
    @Override
    public String toString() {
        return type.name() + " where " + condition + " order by " + order;
    }
}
