package org.tradingstore.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.OrderedField;

/**
 * For each combination of {@code groups} the row with the greatest {@code order}, ties by greatest key; ordered by {@code groups},
 * ascending. Rows that lack one of the groups or the order are left out.
 *
 * @param asOf only rows whose order is not above this portable value; null for all
 */
public record NewestPer(
        Selection selection,
        List<? extends OrderedField<?, ?>> groups,
        OrderedField<?, ?> order,
        @Nullable Object asOf) {
    public NewestPer {
        groups = List.copyOf(groups);
    }
}
