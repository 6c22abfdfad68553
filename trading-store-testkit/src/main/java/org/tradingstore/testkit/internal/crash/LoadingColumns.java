package org.tradingstore.testkit.internal.crash;

import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToDoubleFunction;
import org.tradingstore.TradingStore;
import org.tradingstore.history.CandleRepository;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.TimeRange;

/** Loads many candles of one symbol from arrays and reads them back; prints how many came through, and fails where one did not. */
public final class LoadingColumns {
    private static final long MICROS_PER_MINUTE = 60_000_000;
    private static final String SYMBOL = "S";

    private LoadingColumns() {}

    /** Arguments: opener, place, number of bars. */
    public static void main(String[] arguments) {
        int bars = Integer.parseInt(arguments[2]);
        try (TradingStore store = ChildStore.open(arguments)) {
            CandleRepository candles = store.history().candles();
            System.out.println("load "
                    + candles.load(SYMBOL, Interval.ONE_MINUTE, columns(bars), OnConflict.REPLACE)
                            .counts()
                            .created());
            System.out.println("again "
                    + candles.load(SYMBOL, Interval.ONE_MINUTE, columns(bars), OnConflict.SKIP)
                            .counts()
                            .same());
            PriceColumns read = candles.columns(SYMBOL, Interval.ONE_MINUTE, TimeRange.all());
            check(read);
            System.out.println("columns " + read.size());
            AtomicLong members = new AtomicLong();
            candles.resample(
                    SYMBOL,
                    Interval.ONE_MINUTE,
                    Interval.ONE_HOUR,
                    TimeRange.all(),
                    ZoneOffset.UTC,
                    bar -> members.addAndGet(bar.bars()));
            System.out.println("resampled " + members);
        }
    }

    private static PriceColumns columns(int bars) {
        long[] time = new long[bars];
        for (int i = 0; i < bars; i++) {
            time[i] = i * MICROS_PER_MINUTE;
        }
        return PriceColumns.builder()
                .time(time)
                .open(filled(bars, LoadingColumns::open))
                .high(filled(bars, i -> open(i) + 2))
                .low(filled(bars, i -> open(i) - 2))
                .close(filled(bars, i -> open(i) + 1))
                .volume(filled(bars, LoadingColumns::volume))
                .build();
    }

    private static double open(int bar) {
        return bar / 100.0;
    }

    private static double volume(int bar) {
        return bar % 2 == 0 ? Double.NaN : bar;
    }

    private static double[] filled(int bars, IntToDoubleFunction value) {
        double[] values = new double[bars];
        for (int i = 0; i < bars; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }

    private static void check(PriceColumns read) {
        for (int i = 0; i < read.size(); i++) {
            boolean same = read.time()[i] == i * MICROS_PER_MINUTE
                    && read.open()[i] == open(i)
                    && read.close()[i] == open(i) + 1
                    && Double.compare(read.volume()[i], volume(i)) == 0;
            if (!same) {
                throw new IllegalStateException("Bar " + i + " came back with other values");
            }
        }
    }
}
