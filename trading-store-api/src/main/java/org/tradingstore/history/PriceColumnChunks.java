package org.tradingstore.history;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.repository.Columns;

/** Cuts price columns into chunks for a load, each with the constant parts of their key. */
final class PriceColumnChunks {
    private static final int CHUNK = 8_192;

    private final PriceColumns bars;
    private final Object[] constants;
    private final double[][] prices;

    /**
     * Chunks whose columns are the constants, then time, then prices.
     *
     * @param constants portable values that every bar has
     */
    PriceColumnChunks(PriceColumns bars, Object[] constants, double[]... prices) {
        this.bars = bars;
        this.constants = constants;
        this.prices = prices;
    }

    /** Chunks with time as moments. */
    Stream<Columns> moments() {
        return starts().mapToObj(start -> chunk(start, times(start)));
    }

    /** Chunks with time as days. @throws InvalidRecordException in the stream, for a time that is not the start of a day in UTC */
    Stream<Columns> days() {
        return starts().mapToObj(start -> {
            long[] days = times(start);
            for (int i = 0; i < days.length; i++) {
                if (days[i] % PriceColumns.DAY != 0) {
                    throw new InvalidRecordException(
                            "date",
                            ErrorText.of(
                                    "Cannot write a daily_price: its time is not the start of a day in UTC",
                                    "component",
                                    "date",
                                    "time",
                                    bars.moment(start + i),
                                    "row",
                                    start + i));
                }
                days[i] /= PriceColumns.DAY;
            }
            return chunk(start, days);
        });
    }

    private IntStream starts() {
        return IntStream.iterate(0, start -> start < bars.size(), start -> start + CHUNK);
    }

    private int end(int start) {
        return Math.min(bars.size(), start + CHUNK);
    }

    private long[] times(int start) {
        return Arrays.copyOfRange(bars.time(), start, end(start));
    }

    private Columns chunk(int start, long[] time) {
        Object[] arrays = new Object[constants.length + 1 + prices.length];
        for (int i = 0; i < constants.length; i++) {
            Object[] constant = new Object[time.length];
            Arrays.fill(constant, constants[i]);
            arrays[i] = constant;
        }
        arrays[constants.length] = time;
        for (int i = 0; i < prices.length; i++) {
            arrays[constants.length + 1 + i] = Arrays.copyOfRange(prices[i], start, end(start));
        }
        return new Columns(time.length, arrays);
    }
}
