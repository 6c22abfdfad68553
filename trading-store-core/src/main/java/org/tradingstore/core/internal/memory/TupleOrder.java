package org.tradingstore.core.internal.memory;

import java.util.Comparator;
import java.util.List;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.PortableOrder;

/** The order of tuples of a book's number and portable values; a tuple sorts before those that it begins. */
final class TupleOrder implements Comparator<Object[]> {
    private final Kind[] kinds;

    TupleOrder(List<? extends Field<?, ?>> fields) {
        this.kinds = fields.stream().map(Field::kind).toArray(Kind[]::new);
    }

    @Override
    public int compare(Object[] left, Object[] right) {
        int comparison = Integer.compare((Integer) left[0], (Integer) right[0]);
        int shared = Math.min(left.length, right.length);
        for (int i = 1; comparison == 0 && i < shared; i++) {
            comparison = PortableOrder.compare(kinds[i - 1], left[i], right[i]);
        }
        return comparison != 0 ? comparison : Integer.compare(left.length, right.length);
    }
}
