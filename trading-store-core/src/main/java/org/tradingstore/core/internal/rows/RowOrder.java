package org.tradingstore.core.internal.rows;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.RowValues;

/** The order of rows by several terms, absent values last in both directions. <em>Immutable.</em> */
public final class RowOrder implements Comparator<RowValues> {
    private final List<? extends Sort<?>> terms;

    public RowOrder(List<? extends Sort<?>> terms) {
        this.terms = List.copyOf(terms);
    }

    @Override
    public int compare(RowValues left, RowValues right) {
        for (Sort<?> term : terms) {
            int place = term.field().ordinal();
            int comparison = compare(term, left.value(place), right.value(place));
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    /** Whether a row sorts behind the place given by one value for each term. */
    public boolean behind(RowValues row, @Nullable Object[] place) {
        for (int i = 0; i < place.length; i++) {
            Sort<?> term = terms.get(i);
            int comparison = compare(term, row.value(term.field().ordinal()), place[i]);
            if (comparison != 0) {
                return comparison > 0;
            }
        }
        return false;
    }

    private static int compare(Sort<?> term, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        Kind kind = term.field().kind();
        int comparison = PortableOrder.compare(kind, left, right);
        return term.direction() == Sort.Direction.ASC ? comparison : -comparison;
    }
}
