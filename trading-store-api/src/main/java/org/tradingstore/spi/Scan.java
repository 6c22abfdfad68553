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
 * @param content what of each row is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between store and engine, compared by nobody
public record Scan(
        Selection selection,
        List<? extends Sort<?>> order,
        @Nullable Object @Nullable [] after,
        int limit,
        Content content) {
    /** What of a row is asked for. */
    public enum Content {
        /** Its envelope and its values. */
        ROWS,
        /** Its values; what the envelope then says means nothing. */
        VALUES
    }

    public Scan {
        order = List.copyOf(order);
    }

    /** Of whole rows. */
    public Scan(Selection selection, List<? extends Sort<?>> order, @Nullable Object @Nullable [] after, int limit) {
        this(selection, order, after, limit, Content.ROWS);
    }

    /** All rows of a selection. */
    public static Scan all(Selection selection, List<? extends Sort<?>> order) {
        return new Scan(selection, order, null, Integer.MAX_VALUE);
    }

    /** The first rows of a selection. */
    public static Scan first(Selection selection, List<? extends Sort<?>> order, int limit) {
        return new Scan(selection, order, null, limit);
    }

    /** The same without envelopes. */
    public Scan values() {
        return new Scan(selection, order, after, limit, Content.VALUES);
    }
}
