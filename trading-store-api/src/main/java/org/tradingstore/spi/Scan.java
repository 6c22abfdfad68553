package org.tradingstore.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Sort;

/**
 * Which rows, and in what order.
 *
 * @param order complete: it ends with the key; absent values last in both directions
 * @param after portable values of {@code order}'s fields: only rows that sort behind them; null for all. Never with all books
 * @param limit at most so many rows; {@link Integer#MAX_VALUE} for all
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between store and engine, compared by nobody
public record Scan(
        Selection selection,
        List<? extends Sort<?>> order,
        @Nullable Object @Nullable [] after,
        int limit) {
    public Scan {
        order = List.copyOf(order);
    }
}
