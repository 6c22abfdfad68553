package org.tradingstore.history;

import java.util.Arrays;
import java.util.List;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/** Joins the chunks of a read into one array for each column. <em>Not thread-safe: one read.</em> */
final class PriceColumnReader {
    private static final int FIRST_LENGTH = 1_024;

    private final List<? extends OrderedField<?, ?>> fields;
    private long[] time = new long[FIRST_LENGTH];
    private final double[][] prices;
    private int size;

    /** Of a field of time, then those of prices. */
    PriceColumnReader(List<? extends OrderedField<?, ?>> fields) {
        this.fields = fields;
        this.prices = new double[fields.size() - 1][FIRST_LENGTH];
    }

    /** Reads all chunks and closes the cursor; answers the columns of prices, each as long as {@link #time}. */
    double[][] read(ColumnCursor chunks) {
        try (chunks) {
            for (Columns chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                add(chunk);
            }
        }
        resize(size);
        return prices;
    }

    private void add(Columns chunk) {
        int needed = Math.addExact(size, chunk.size());
        if (needed > time.length) {
            // Half as much again keeps the copy and what it replaces within a small heap.
            resize(Math.max(needed, time.length + (time.length >> 1)));
        }
        System.arraycopy(chunk.longs(0), 0, time, size, chunk.size());
        if (fields.get(0).kind() == Kind.DATE) {
            for (int i = size; i < needed; i++) {
                time[i] *= PriceColumns.DAY;
            }
        }
        for (int i = 0; i < prices.length; i++) {
            System.arraycopy(chunk.doubles(i + 1), 0, prices[i], size, chunk.size());
        }
        size = needed;
    }

    private void resize(int length) {
        if (length == time.length) {
            return;
        }
        time = Arrays.copyOf(time, length);
        for (int i = 0; i < prices.length; i++) {
            prices[i] = Arrays.copyOf(prices[i], length);
        }
    }

    long[] time() {
        return time;
    }
}
