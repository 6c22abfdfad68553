package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tradingstore.core.internal.threads.SideWork;
import org.tradingstore.spi.RowValues;

/**
 * Brings many records into the form of the engine, a part ahead of whoever writes them: on another thread while the engine works, and
 * without all of them in memory in both forms.
 */
final class RowsAhead {
    /** Records in a part; fewer than two parts are not worth a thread. */
    static final int PART = 2_000;

    private RowsAhead() {}

    /** Whether it helps with so many. */
    static boolean worth(int records) {
        return records >= 2 * PART;
    }

    /**
     * Hands the row of each record to {@code writer}, in order, on the thread of the caller.
     *
     * @param busy of the database that is being written, whose writer nothing may wait for meanwhile
     */
    static <R> void forEach(
            Busy busy, List<R> records, Function<? super R, RowValues> encoder, Consumer<RowValues> writer) {
        try (SideWork<List<RowValues>> ahead = new SideWork<>("trading-store-rows")) {
            for (int from = 0; from < records.size(); from += PART) {
                int next = from + PART;
                List<RowValues> rows =
                        ahead.begun() ? taken(ahead, records, from, encoder) : encoded(records, from, encoder);
                if (next < records.size()) {
                    ahead.begin(() -> busy.during(() -> encoded(records, next, encoder)));
                }
                rows.forEach(writer);
            }
        }
    }

    private static <R> List<RowValues> taken(
            SideWork<List<RowValues>> ahead, List<R> records, int from, Function<? super R, RowValues> encoder) {
        try {
            return ahead.take();
        } catch (RuntimeException e) {
            // Once more, so that what a record is refused with tells of a call, not of a thread that nobody knows.
            return encoded(records, from, encoder);
        }
    }

    private static <R> List<RowValues> encoded(List<R> records, int from, Function<? super R, RowValues> encoder) {
        List<R> part = records.subList(from, Math.min(records.size(), from + PART));
        List<RowValues> rows = new ArrayList<>(part.size());
        part.forEach(record -> rows.add(encoder.apply(record)));
        return rows;
    }
}
